"""Counts what the oracle has seen, and prints the table."""

from __future__ import annotations

from collections import Counter

from flake8_nograd.flow.switch import Switch

from .claims import Claim, Claims
from .deserved import Deserved
from .judge import Complaint, claims_of, complaints, unreached
from .watch import Pass, Run
from .write.program import Program


class Tally:
    """The counts over many programs."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.claims: Counter[str] = Counter()
        self.unknown: Counter[str] = Counter()
        self.complaints: Counter[str] = Counter()
        self.reports: Counter[str] = Counter()
        self.deserved: Counter[tuple[str, bool]] = Counter()

    def add(self, program: Program, runs: list[Run], claims: Claims) -> list[Complaint]:
        """Judge one program; the result is what is wrong with what the analysis says of it."""
        found = complaints(program, runs, claims)
        self.counts["programs"] += 1
        self.counts["runs"] += len(runs)
        self.counts["runs that ended early"] += sum(bool(run.error) for run in runs)
        self.counts["backward passes"] += sum(len(run.backs) for run in runs)
        self.counts["forward passes"] += sum(len(run.passes) for run in runs)
        self.counts["reports that no run reaches"] += len(unreached(runs, claims))
        self.reports.update(x.code for x in claims.diagnostics)
        self.complaints.update(x.kind for x in found)
        self.deserved.update((x.code, x.reported) for x in Deserved(program, runs, claims).blocks())
        self._add_places(runs, claims)
        return found

    def merge(self, other: Tally) -> None:
        """Add the counts of another one."""
        for name in vars(self):
            getattr(self, name).update(getattr(other, name))

    def _add_places(self, runs: list[Run], claims: Claims) -> None:
        """For each line with forward passes: what is claimed of them, or why nothing is."""
        places: dict[int, list[tuple[Pass, list[Claim]]]] = {}
        for run in runs:
            for noted in run.passes:
                if not noted.inside:
                    said = [speaking for line, speaking in claims_of(noted, run, claims) if line == noted.line]
                    places.setdefault(noted.line, []).append((noted, said[0] if said else []))
        self.counts["places of forward passes"] += len(places)
        for passes in places.values():
            self._add_place(passes)

    def _add_place(self, passes: list[tuple[Pass, list[Claim]]]) -> None:
        if not all(speaking for _, speaking in passes):
            self.unknown["all: no fact of the forward pass"] += 1
            return
        for what, truths in (("mode", {x.training for x, _ in passes}), ("recording", {x.grad for x, _ in passes})):
            speaking = [claim for _, every in passes for claim in every]
            switches = [claim.mode if what == "mode" else claim.grad for claim in speaking]
            if all(_is_sure(x) for x in switches):
                self.claims[f"{what} known"] += 1
            elif len(truths) > 1:
                self.unknown[f"{what}: it differs between runs or rounds"] += 1
            else:
                self.unknown[f"{what}: {_cause(switches, speaking)}"] += 1
        used = any(x.used for x, _ in passes)
        seen = any(claim.used for _, every in passes for claim in every)
        if used:
            self.claims["use of the gradient seen" if seen else "use of the gradient not seen"] += 1

    def table(self, seconds: float) -> str:
        """All counts as Markdown."""
        lines = ["| what | number |", "| --- | ---: |"]
        lines += [f"| {name} | {count:,} |" for name, count in self.counts.items()]
        lines += [f"| places with {name} | {count:,} |" for name, count in sorted(self.claims.items())]
        lines += [
            f"| contradictions | {self._sum('contradiction')} |",
            f"| false reports | {self._sum('false report')} |",
        ]
        lines += [f"| {kind} | {count} |" for kind, count in sorted(self.complaints.items())]
        lines += [f"| seconds | {seconds:.0f} |", "", "| code | reports | deserved blocks | reported | share |"]
        lines += ["| --- | ---: | ---: | ---: | ---: |"]
        lines += [self._row(code) for code in sorted({code for code, _ in self.deserved} | set(self.reports))]
        lines += [self._row(""), "", "| unknown, by cause | places |", "| --- | ---: |"]
        lines += [f"| {cause} | {count:,} |" for cause, count in self.unknown.most_common()]
        return "\n".join(lines)

    def _sum(self, kind: str) -> int:
        return sum(count for name, count in self.complaints.items() if name.startswith(kind))

    def _row(self, code: str) -> str:
        yes = sum(count for (name, reported), count in self.deserved.items() if reported and name.startswith(code))
        no = sum(count for (name, reported), count in self.deserved.items() if not reported and name.startswith(code))
        share = f"{100 * yes / (yes + no):.1f} %" if yes + no else ""
        reports = self.reports[code] if code else self.reports.total()
        return f"| {code or 'all'} | {reports:,} | {yes + no:,} | {yes:,} | {share} |"

    @property
    def share(self) -> float:
        """The share of deserved blocks that are reported."""
        yes = sum(count for (_, reported), count in self.deserved.items() if reported)
        return yes / max(1, self.deserved.total())


def _is_sure(switch: Switch) -> bool:
    return switch.surely_on or switch.surely_off


def _cause(switches: list[Switch], speaking: list[Claim]) -> str:
    """Why the switch is not known, as far as the facts tell, and where the model comes from."""
    open_ones = [(x, switch) for x, switch in zip(speaking, switches, strict=True) if not _is_sure(switch)]
    kinds = sorted({claim.kind for claim, _ in open_ones})
    joined = any(switch.on >= 0 and switch.off >= 0 for switch in switches)
    unset = any(switch.unknown for switch in switches)
    how = "set by what is not followed" if unset else "paths meet" if joined else "as the function was entered"
    return f"{how} ({kinds[0]})"
