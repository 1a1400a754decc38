"""Which forward passes get NG001 to NG004, and where: at most one code for each, once for each block."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from flake8_nograd.flow.deep import Task, finished
from flake8_nograd.flow.facts import Activation, ForwardPass
from flake8_nograd.rules import deliberate, models, silence
from flake8_nograd.rules.blocks import FUNCTION, LOOP, PHASE, SCRIPT, Block, Blocks
from flake8_nograd.rules.subject import Subject

_CODES = {PHASE: "NG001", LOOP: "NG002", FUNCTION: "NG003", SCRIPT: "NG003"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A forward pass that is to be reported, and its block."""

    code: str
    forward: ForwardPass
    block: Block


def _keys(verdict: Verdict, pos: int) -> tuple[tuple[str | int, ...], ...]:
    """What stands for the block of this kind at this position: everywhere, and in the function of the forward pass."""
    key = (verdict.code, verdict.block.kind, pos, verdict.block.call)
    return key, (*key, verdict.forward.activation.function.pos)


class Verdicts:
    """Judges every forward pass of a file.

    `carried` are forward passes in other files that are reported there, as far as the callers in sight tell.
    """

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._blocks = Blocks(subject)
        self._recording: dict[int, bool] = {}
        self.carried: list[ForwardPass] = []
        self._carrying: dict[int, bool] = {}
        self.unguarded = self._without_overlaps(list(self._once(self._unguarded())))
        self.in_train_mode = list(self._once(self._in_train_mode()))

    def of(self, code: str) -> Iterator[Verdict]:
        """The verdicts of one code, in source order."""
        every = self.in_train_mode if code == "NG004" else self.unguarded
        return iter(sorted((v for v in every if v.code == code), key=lambda v: v.forward.pos))

    def switch(self, verdict: Verdict) -> int:
        """The `eval()` that the forward pass of an NG001 runs after."""
        return self._blocks.switch(verdict.forward, verdict.block.pos)

    def is_inference(self, activation: Activation) -> bool:
        """Whether the function is an inference function, by its name or by what it returns."""
        return self._blocks.is_inference(activation)

    def needs_gradients(self, loop: int) -> bool:
        """Whether something in the loop at this position differentiates: a guard round all of it would stop that."""
        subject = self._subject
        forwards = (x for x in subject.forwards if any(y.pos == loop for y in x.loops))
        if any(silence.gradients_are_wanted(subject, forward) for forward in forwards):
            return True
        sites = (site for activation in subject.facts.activations for site in activation.calls.values())
        return any(subject.computes_gradients(x.callee) for x in sites if any(y.pos == loop for y in x.loops))

    # --- recording without need ------------------------------------------------------------------------------------

    def _unguarded(self) -> Iterator[Verdict]:
        for forward in self._subject.forwards:
            block = self._blocks.of(forward)
            if block is not None and self._records_for_nothing(forward) and not self._is_reported_elsewhere(forward):
                yield Verdict(_CODES[block.kind], forward, block)

    def _is_reported_elsewhere(self, forward: ForwardPass) -> bool:
        """Whether the report stands inside what is called here, or at the calls: some others are no inference."""
        return self._is_carried(forward) or self._runs_in_train_mode_too(forward)

    def _runs_in_train_mode_too(self, forward: ForwardPass) -> bool:
        """Whether some calls run it in train mode and outside of any block, where its own function tells of none."""
        places = self._subject.contexts.at_same_place(forward)
        mode = self._subject.contexts.mode
        others = [x for x in places if x.activation is not forward.activation and mode(x).surely_on]
        return not self._blocks.is_in_sight(forward) and any(self._blocks.of(x) is None for x in others)

    def _records_for_nothing(self, forward: ForwardPass) -> bool:
        """It stands in a block, records, nothing needs that, and a guard at its place would break nobody's training."""
        key = id(forward)
        if key not in self._recording:
            self._recording[key] = False
            self._recording[key] = (
                self._blocks.of(forward) is not None
                and not silence.guard_is_elsewhere(self._subject, forward)
                and not silence.is_silent(self._subject, forward)
                and not self._is_trained_by_callers(forward)
                and not self._is_trained_inside(forward)
                and not self._gives_gradients(forward)
            )
        return self._recording[key]

    def _is_trained_inside(self, call: ForwardPass) -> bool:
        """Whether a backward pass runs in what is called at this place, on any path and with any arguments."""
        callers = {id(x.activation): x.activation for x in self._subject.contexts.at_same_place(call)}
        sites = [site for caller in callers.values() for site in caller.calls.values() if site.node.pos == call.pos]
        return any(self._subject.computes_gradients(site.callee) for site in sites if not site.by_value)

    def _gives_gradients(self, call: ForwardPass) -> bool:
        """Whether a gradient flows back through something else that the same call runs."""
        here = [x for x in self._subject.contexts.at_same_place(call) if x.activation is call.activation]
        return bool(call.inner) and any(x.used and x.inner and x.assumed == call.assumed for x in here)

    def _is_trained_by_callers(self, forward: ForwardPass) -> bool:
        return any(id(place) in self._in_training for place in self._subject.contexts.at_same_place(forward))

    @cached_property
    def _in_training(self) -> set[int]:
        """The forward passes inside calls, at any depth, that a gradient flows back through."""
        found: set[int] = set()
        every = (call for activation in self._subject.facts.activations for call in activation.forwards.values())
        pending = [x for x in every if (x.used and not x.fills) or x.wants_grad or x.crashes]
        while pending:
            call = pending.pop()
            for inner in (*call.inner, *self._may_be_inside.get((id(call.activation), call.pos), ())):
                if id(inner) not in found:
                    found.add(id(inner))
                    pending.append(inner)
        return found

    @cached_property
    def _may_be_inside(self) -> dict[tuple[int, int], list[ForwardPass]]:
        """What a call gives back, by its caller and place, if it is one of a method in sight, which it need not be."""
        found: dict[tuple[int, int], list[ForwardPass]] = {}
        for activation in self._subject.facts.activations:
            for site in activation.calls.values():
                if site.by_value and site.bound is not None:
                    found.setdefault((id(activation), site.node.pos), []).extend(site.callee.escaping)
        return found

    def _is_carried(self, call: ForwardPass) -> bool:
        """Whether a forward pass inside the called function is reported instead of the call."""
        return finished(self._carries(call))

    def _carries(self, call: ForwardPass) -> Task[bool]:
        key = id(call)
        if key not in self._carrying:
            self._carrying[key] = False
            for inner in call.inner:
                if self._is_reported(inner) or (yield self._carries(inner)):
                    self._carrying[key] = True
                    break
        return self._carrying[key]

    def _is_reported(self, inner: ForwardPass) -> bool:
        """Whether the place is reported, in whichever activation of its function.

        In another file it is, if whoever checks that file has a reason to look for this call.
        """
        places = [x for x in self._subject.contexts.at_same_place(inner) if self._records_for_nothing(x)]
        if not places or self._subject.facts.programs.is_own(inner.activation.function):
            return bool(places)
        seen_there = [x for x in places if self._blocks.is_in_sight(x)]
        self.carried += seen_there
        return bool(seen_there)

    # --- train mode under a guard ----------------------------------------------------------------------------------

    def _in_train_mode(self) -> Iterator[Verdict]:
        for forward in self._subject.forwards:
            block = self._blocks.of(forward)
            if block is not None and not forward.inner and self._is_in_train_mode(forward, block):
                yield Verdict("NG004", forward, block)

    def _is_in_train_mode(self, forward: ForwardPass, block: Block) -> bool:
        subject = self._subject
        if not subject.contexts.grad(forward).surely_off or not self._is_in_train_mode_on_every_path(forward):
            return False
        if silence.is_silent_frozen_or_not(subject, forward) or deliberate.mixes_on_purpose(subject, forward):
            return False
        if deliberate.is_put_in_train_mode_to_infer(subject, forward):
            return False
        if models.depends_on_no_mode(subject, forward):
            return False
        in_script = block.kind == SCRIPT or subject.is_main(forward.activation) or self._is_of_a_demo(forward)
        return not in_script or any(map(subject.facts.objects.layers, models.meant(subject, forward)))

    def _is_of_a_demo(self, forward: ForwardPass) -> bool:
        """Whether a class runs what it was given, and only the script at the end of its file tells in which mode."""
        model = forward.model
        is_given = model is not None and model.root[0] == "self" and bool(model.path) and forward.mode.entry
        return is_given and self._subject.is_of_main(self._subject.contexts.mode(forward).on)

    def _is_in_train_mode_on_every_path(self, forward: ForwardPass) -> bool:
        contexts = self._subject.contexts
        return all(
            contexts.mode(other).surely_on
            for other in contexts.at_same_place(forward)
            if other.activation is forward.activation and not other.inner
        )

    # --- once for each block ---------------------------------------------------------------------------------------

    def _once(self, verdicts: Iterator[Verdict]) -> Iterator[Verdict]:
        """The first forward pass of each block: in the block's own function if it has one there.

        If it has none, each function that runs one there needs a guard of its own, if it was an `eval()` that began it.
        One that on some path is in another phase too stands for that, if nothing in that phase came before.
        """
        seen: set[tuple[str | int, ...]] = set()
        others: set[tuple[str | int, ...]] = set()
        places: set[tuple[str, int]] = set()
        for verdict in sorted(verdicts, key=lambda v: (v.block.inherited, v.forward.pos)):
            block = verdict.block
            more = self._blocks.phases(verdict.forward) - {block.pos} if block.kind == PHASE else frozenset()
            new = [pos for pos in sorted(more) if seen.union(others).isdisjoint(_keys(verdict, pos))]
            place = (verdict.code, verdict.forward.pos)
            if place not in places and seen.isdisjoint(_keys(verdict, block.pos)):
                places.add(place)
                yield verdict
            elif place not in places and new:
                places.add(place)
                yield replace(verdict, block=block._replace(pos=new[0]))
            ends_here = block.inherited and block.kind == PHASE
            seen.add(_keys(verdict, block.pos)[ends_here])
            seen.add(_keys(replace(verdict, block=block._replace(call=0)), block.pos)[ends_here])
            others.update(_keys(verdict, pos)[ends_here] for pos in more)

    @staticmethod
    def _without_overlaps(verdicts: list[Verdict]) -> list[Verdict]:
        """Drop what the fix of another report of the same function would mend too."""
        kept = [v for v in verdicts if v.code == "NG001"]
        phases = {(v.forward.activation.function.pos, loop.pos) for v in kept for loop in v.forward.loops}
        for verdict in verdicts:
            function = verdict.forward.activation.function.pos
            if verdict.code == "NG002" and (function, verdict.block.pos) not in phases:
                kept.append(verdict)
        functions = {v.forward.activation.function.pos for v in kept}
        return kept + [v for v in verdicts if v.code == "NG003" and v.forward.activation.function.pos not in functions]
