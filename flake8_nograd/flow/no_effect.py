"""Code that looks as if it switched recording or a mode, and does nothing."""

from __future__ import annotations

from flake8_nograd.flow.facts import Idle
from flake8_nograd.flow.idle import computes_nothing
from flake8_nograd.flow.summaries import SummaryRunner
from flake8_nograd.flow.values import Dotted, GuardRef, Obj, Value
from flake8_nograd.syntax import program as p
from flake8_nograd.torch_facts import guards


class NoEffectRunner(SummaryRunner):
    """Notes code without effect. `self.guards` are the positions of the guards of `with` statements."""

    def _note(self, node: p.Expr, kind: str, model: Obj | None = None) -> None:
        self.activation.idle[node.pos] = Idle(self.activation, node, kind, model)

    def idle_expression(self, node: p.Expr) -> None:
        """`model.eval` without its parentheses, standing alone."""
        if isinstance(node, p.Attr) and node.name in ("eval", "train"):
            refs = self.eval(node.base).refs
            objects = [ref for ref in refs if isinstance(ref, Obj)]
            classes = [klass for obj in objects if (klass := self.class_of(obj)) is not None]
            if objects and len(objects) == len(refs) and all(map(self.run.classes.is_module, classes)):
                self._note(node, "method", max(objects, key=self.run.objects.evidence))

    def idle_call(self, node: p.Call, value: Value) -> None:
        """`torch.no_grad()` standing alone."""
        sole = value.sole
        if isinstance(sole, GuardRef) and sole.pos == node.pos and sole.effect == guards.OFF:
            self._note(node, "guard")

    def idle_context(self, node: p.Expr, value: Value) -> None:
        """`with torch.no_grad:` without the parentheses, or `with model.eval():`."""
        sole = value.sole
        if isinstance(sole, Dotted) and self.run.guard_effect(sole.name) == guards.OFF and not isinstance(node, p.Call):
            self._note(node, "uncalled")
        is_mode = isinstance(node, p.Call) and isinstance(node.func, p.Attr) and node.func.name in ("eval", "train")
        if is_mode and isinstance(sole, Obj) and self.class_of(sole) is None:
            self._note(node, "context", sole)

    def idle_with(self, node: p.With) -> None:
        """A guard of the statement under which nothing is computed."""
        for item in node.items:
            if item.context.pos in self.guards and computes_nothing(node.body):
                self._note(item.context, "empty")

    def idle_keyword(self, node: p.Call, name: str) -> None:
        """`Variable(x, volatile=True)` means nothing since PyTorch 0.4."""
        if name.rpartition(".")[2] not in ("Variable", "tensor", "Tensor"):
            return
        for keyword, value in node.keywords:
            if keyword == "volatile" and isinstance(value, p.Const) and value.value is True:
                self._note(value, "volatile")
