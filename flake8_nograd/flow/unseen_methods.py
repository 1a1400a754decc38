"""Methods of objects that no class in sight has: they may run a part, take gradients, or switch modes."""

from __future__ import annotations

from flake8_nograd.flow.arguments import Arguments
from flake8_nograd.flow.evidence import Origin
from flake8_nograd.flow.graphs import MAYBE_GRAPH, PLAIN
from flake8_nograd.flow.switch import UNKNOWN, Switch
from flake8_nograd.flow.value_methods import ValueMethodRunner
from flake8_nograd.flow.values import Obj, Value
from flake8_nograd.syntax import program as p
from flake8_nograd.torch_facts import modules, tensors


class UnseenMethodRunner(ValueMethodRunner):
    """Calls of methods of which nothing but the name is known."""

    def other_method(self, node: p.Call, obj: Obj, name: str, arguments: Arguments, given: Value) -> Value:
        """An unseen method: it may take gradients, switch modes, or be a sub-module that is called."""
        if name == "callback" and arguments.positional and self.run.objects.origin(obj).maker.endswith("ExitStack"):
            self.callbacks[node.pos] = (node, arguments)
            return arguments.first()
        if self.run.words.uses_gradients(name) and given.flows:
            self.use(given.flows)
        if name in tensors.DETACHING_METHODS and not arguments.all:
            return Value(graph=PLAIN)
        if self._may_be_inherited(obj, name) and self.run.words.may_switch_modes(name):
            self.forget_modes_of(obj)
        self.hand_over(name, arguments, to_module=self.is_modulelike(obj.attr(name)))
        self.activation.handed[name].add(obj)
        self.kept(name, given)
        maker = self.run.objects.origin(obj).maker
        if name in tensors.RANDOM_METHODS:
            return Value(graph=PLAIN, random=True)
        if name in modules.PREPROCESSING:
            return self.unseen_result(node, given)
        if maker.startswith(modules.RUNTIMES):  # What comes of it runs without PyTorch, too.
            return self.unseen_result(node, given, f"{maker}.{name}")
        if not arguments.all and not self.run.words.is_model_name(name):
            return self.unseen_result(node, given._replace(graph=MAYBE_GRAPH))  # It is made of the object.
        return self.run_part(node, obj, name, arguments)

    def _may_be_inherited(self, obj: Obj, name: str) -> bool:
        """Whether it may be a method of `self` from an unseen base class: not if the class puts something there."""
        klass = self.class_of(obj)
        return obj.root[0] == "self" and not obj.path and not (klass and self.run.classes.assigns(klass, name))

    def run_part(self, node: p.Call, obj: Obj, name: str, arguments: Arguments) -> Value:
        """A forward pass of the module in an attribute: of whatever that holds on this path."""
        held = self._object_attribute(obj, name)
        self.joint = self.joint_mode(held, node.func) or self.joint
        return self.forward_pass(node, held.objects[0] if len(held.objects) == 1 else obj.attr(name), arguments)

    def note_kept_gradients(self, objects: list[Obj]) -> None:
        """A module gives gradients away that it has kept: it hooks them when it, or what it is a part of, runs."""
        for obj in objects:
            part: Obj | None = obj
            while part is not None and (part.path or part.root[0] != "self"):
                self.run.objects.register.keeps_gradients.add(part)
                part = part.parent

    def unseen_result(self, node: p.Call, given: Value, maker: str = "") -> Value:
        obj = self.built(node)
        self.run.objects.register.origins.setdefault(obj, Origin(None, maker))
        self.state = self.state.set_mode(obj, UNKNOWN)
        graph = MAYBE_GRAPH if given.graph == PLAIN else given.graph  # It may be a parameter, or computed from some.
        return given._replace(refs=(obj,), open=False, graph=graph)

    def forget_modes_of(self, obj: Obj) -> None:
        """An inherited method may switch any module of the object."""
        modes = {
            o: (Switch(s.on, s.off, True, s.entry) if o.root == obj.root else s) for o, s in self.state.modes.items()
        }
        modes.setdefault(obj, UNKNOWN)
        self.state = self.state.with_modes(modes, {obj.root})
