"""The figures in README.md, between markers, so that a command can renew them."""

from __future__ import annotations

from collections.abc import Sequence

from corpus import HERE

README = HERE / "README.md"


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table: the first column to the left, the others to the right."""
    rule = ["---", *("---:" for _ in head[1:])]
    return "\n".join("| " + " | ".join(str(cell) for cell in row) + " |" for row in [head, rule, *rows])


def replace(section: str, text: str) -> None:
    """Replace what stands between `<!-- section:begin -->` and its end. Raises ValueError without the markers."""
    begin, end = f"<!-- {section}:begin -->", f"<!-- {section}:end -->"
    page = README.read_text(encoding="utf-8")
    if page.count(begin) != 1 or page.count(end) != 1:
        raise ValueError(f"{README.name} needs {begin} and {end} exactly once")
    before, rest = page.split(begin)
    README.write_text(f"{before}{begin}\n{text}\n{end}{rest.split(end)[1]}", encoding="utf-8")
