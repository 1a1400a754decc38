"""The program's text as the runs need it: which loops and functions a line stands in, and what it says."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass

INFERENCE = ("evaluate", "predict_batch", "validate", "infer_all", "test_model")
EVALUATION_LOADERS = ("val_loader", "test_loader")
_RESTORES = re.compile(r"(?:if |\btrain\(|training = )was_training")


@dataclass
class Place:
    """A line: the function and the evaluation loops around it, and whether a guard round it depends on a value."""

    function: ast.FunctionDef | None = None
    loops: tuple[int, ...] = ()
    conditional: bool = False

    @property
    def is_inference(self) -> bool:
        """Whether the name of the function says that it evaluates."""
        return self.function is not None and self.function.name.rstrip("0123456789") in INFERENCE


class Layout:
    """All lines of one program."""

    def __init__(self, tree: ast.Module, source: str) -> None:
        self._lines = source.splitlines()
        self._places: dict[int, Place] = {}
        self._walk(tree.body, Place())

    def place(self, line: int) -> Place:
        return self._places.get(line, Place())

    def text(self, line: int) -> str:
        return self._lines[line - 1]

    def body_text(self, function: ast.FunctionDef | None) -> str:
        """The text of a function, or of the whole file."""
        if function is None:
            return "\n".join(self._lines)
        return "\n".join(self._lines[function.lineno - 1 : function.end_lineno])

    def is_restored(self, switch: int, lines: tuple[int, ...]) -> bool:
        """Whether a switch restores a mode, or is undone further down with none of `lines` in between."""
        if _RESTORES.search(self.text(switch)):
            return True
        function = self.place(switch).function
        last = len(self._lines) if function is None else function.end_lineno or 0
        ends = [line for line in range(switch + 1, last + 1) if _RESTORES.search(self.text(line))]
        return bool(ends) and not any(switch < line < ends[0] for line in lines)

    def _walk(self, body: list[ast.stmt], place: Place) -> None:
        for statement in body:
            inner = self._inside(statement, place)
            for line in range(statement.lineno, (statement.end_lineno or statement.lineno) + 1):
                self._places[line] = inner
            self._places[statement.lineno] = place
            for name in ("body", "orelse", "finalbody"):
                self._walk(getattr(statement, name, []), inner if name == "body" else place)
            for part in (*getattr(statement, "handlers", []), *getattr(statement, "cases", [])):
                self._walk(part.body, inner)
            if _sets_recording_by_value(statement):
                place = Place(place.function, place.loops, True)

    @staticmethod
    def _inside(statement: ast.stmt, place: Place) -> Place:
        if isinstance(statement, ast.FunctionDef):
            return Place(statement, (), place.conditional)
        if isinstance(statement, ast.For):
            names = {x.id for x in ast.walk(statement.iter) if isinstance(x, ast.Name)}
            if not names.isdisjoint(EVALUATION_LOADERS):
                return Place(place.function, (statement.lineno, *place.loops), place.conditional)
        if isinstance(statement, ast.With) and any(_depends_on_a_value(x.context_expr) for x in statement.items):
            return Place(place.function, place.loops, True)
        return place


def _depends_on_a_value(item: ast.expr) -> bool:
    """A guard that a flag decides; one that a variable holds may be such a guard too."""
    if isinstance(item, ast.IfExp):
        return True
    if isinstance(item, ast.Call) and isinstance(item.func, ast.Name) and re.fullmatch(r"guard\d*", item.func.id):
        return True
    return isinstance(item, ast.Call) and _is_switch(item) and not all(isinstance(x, ast.Constant) for x in item.args)


def _is_switch(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and call.func.attr in ("set_grad_enabled", "inference_mode")


def _sets_recording_by_value(statement: ast.stmt) -> bool:
    """`torch.set_grad_enabled(flag)`, or a stack that a flag puts a guard on: it holds for what follows."""
    text = ast.unparse(statement)
    if isinstance(statement, ast.If) and "enter_context" in text:
        return True
    value = statement.value if isinstance(statement, ast.Expr) else None
    is_switch = isinstance(value, ast.Call) and _is_switch(value)
    return is_switch and not all(isinstance(x, ast.Constant) for x in getattr(value, "args", []))
