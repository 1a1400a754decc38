"""The figures of README.md as pictures, in `pictures/`. Needs matplotlib (`pip install -e '.[benchmarks]'`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import cycle
from typing import TYPE_CHECKING

from corpus import HERE
from scoring import Share

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

PICTURES = HERE / "pictures"
OURS_COLOUR, OTHERS_COLOUR = "#c0392b", "#5d6d7e"
_OURS = "flake8-nograd"
_MARKERS = "osD^vPX*"


def precision_against_recall(name: str, title: str, tools: Mapping[str, tuple[Share, Share]]) -> str:
    """One cross per tool: precision and recall with their intervals. Returns the Markdown that shows it."""
    figure, axes = _new(6.5, 5.5)
    for (tool, (precision, recall)), marker in zip(tools.items(), cycle(_MARKERS)):
        if precision.tries and recall.tries:
            colour = OURS_COLOUR if tool.startswith(_OURS) else OTHERS_COLOUR
            across, up = _bars(recall), _bars(precision)
            at = (recall.value, precision.value)
            axes.errorbar(*at, up, across, fmt=marker, label=tool, color=colour, elinewidth=1, capsize=3)
    axes.set(xlabel="recall", ylabel="precision", xlim=(-0.03, 1.03), ylim=(-0.03, 1.03), title=title)
    axes.legend(fontsize=8)
    return _save(figure, name, title)


def shares_by_group(name: str, title: str, groups: Sequence[str], tools: Mapping[str, Sequence[Share]]) -> str:
    """Bars of every tool, side by side within each group, with intervals. Returns the Markdown that shows it."""
    figure, axes = _new(8, 4)
    width = 0.8 / max(1, len(tools))
    for position, (tool, shares) in enumerate(tools.items()):
        known = [(index, share) for index, share in enumerate(shares) if share.tries]
        places = [index + (position - (len(tools) - 1) / 2) * width for index, _ in known]
        errors = [[_bars(share)[side][0] for _, share in known] for side in (0, 1)]
        heights = [share.value for _, share in known]
        axes.bar(places, heights, width, label=tool, yerr=errors, error_kw={"elinewidth": 1, "capsize": 2})
    axes.set_xticks(range(len(groups)), groups)
    axes.set(ylim=(0, 1.02), title=title)
    axes.legend(fontsize=8)
    return _save(figure, name, title)


def seconds(name: str, title: str, rows: Mapping[str, float]) -> str:
    """One bar per row, in seconds of CPU time. Returns the Markdown that shows it."""
    figure, axes = _new(8, 0.5 * len(rows) + 1.2)
    colours = [OURS_COLOUR if _OURS in row else OTHERS_COLOUR for row in rows]
    bars = axes.barh(list(rows), list(rows.values()), color=colours)
    axes.bar_label(bars, fmt=" %.1f s", fontsize=8)
    axes.invert_yaxis()
    axes.margins(x=0.12)
    axes.set(xlabel="seconds of CPU time", title=title)
    return _save(figure, name, title)


def _bars(share: Share) -> list[list[float]]:
    """How far the interval reaches below and above."""
    low, high = share.interval
    return [[max(0.0, share.value - low)], [max(0.0, high - share.value)]]


def _new(width: float, height: float) -> tuple[Figure, Axes]:
    """An empty figure. Exits with a message where matplotlib is missing."""
    try:
        import matplotlib
        from matplotlib.figure import Figure
    except ImportError:
        raise SystemExit("the pictures need matplotlib: pip install -e '.[benchmarks]'") from None
    # Without these two, the same figures would give another file each time.
    matplotlib.rcParams["svg.hashsalt"] = "flake8-nograd"
    matplotlib.rcParams["svg.fonttype"] = "none"
    figure = Figure(figsize=(width, height), layout="constrained")
    axes = figure.add_subplot()
    axes.grid(alpha=0.3)
    axes.set_axisbelow(True)
    return figure, axes


def _save(figure: Figure, name: str, title: str) -> str:
    PICTURES.mkdir(exist_ok=True)
    figure.savefig(PICTURES / f"{name}.svg", metadata={"Date": None})
    return f"![{title}]({PICTURES.name}/{name}.svg)"
