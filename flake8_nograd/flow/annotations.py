"""What annotations name, and what they say of the objects that they stand at."""

from __future__ import annotations

from flake8_nograd.flow.dotted import dotted_text
from flake8_nograd.flow.evidence import Evidence
from flake8_nograd.flow.words import Words
from flake8_nograd.syntax import program as p
from flake8_nograd.torch_facts import frameworks, modules


def annotation_evidence(name: str, words: Words) -> Evidence:
    """What an annotation says of the object, by its canonical name: a module, a plain callable, or nothing."""
    last = name.rpartition(".")[2]
    if name in modules.MODULE_BASES or last in modules.MODULE_ANNOTATIONS:
        return Evidence.BUILT
    if last in modules.OTHER_ANNOTATIONS or words.guards_itself(name):
        return Evidence.AGAINST
    return Evidence.AGAINST if name.partition(".")[0] in frameworks.OTHER_FRAMEWORKS else Evidence.NONE


def annotation_names(annotation: p.Expr | None) -> list[str]:
    """The dotted names in an annotation: `Optional[nn.Module]` and `nn.Module | None` give `nn.Module` too."""
    pending = [annotation]
    found: list[str] = []
    while pending:
        node = pending.pop()
        if isinstance(node, p.Subscript):
            outer = (dotted_text(node.base) or "").rpartition(".")[2]
            pending.append(node.index if outer in ("Optional", "Union", "Annotated") else node.base)
        elif isinstance(node, p.Operation):
            pending.extend(node.operands)
        elif isinstance(node, p.Items):
            pending.extend(node.items)
        elif isinstance(node, p.Const) and isinstance(node.value, str):
            found.append(node.value.strip())
        elif node is not None:
            text = dotted_text(node)
            if text:
                found.append(text)
    return found
