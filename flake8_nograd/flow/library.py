"""Calls of what comes from outside the file, by canonical name: PyTorch first, then the standard library."""

from __future__ import annotations

from dataclasses import replace

from flake8_nograd.flow.arguments import Arguments
from flake8_nograd.flow.builtin_calls import BuiltinRunner
from flake8_nograd.flow.dotted import LENGTH
from flake8_nograd.flow.flows import derived
from flake8_nograd.flow.graphs import MAYBE_GRAPH, PLAIN
from flake8_nograd.flow.held import held_by
from flake8_nograd.flow.value_methods import with_indices
from flake8_nograd.flow.values import NOTHING, Dotted, SavedRef, Value, of
from flake8_nograd.flow.weights import module_of_parameter
from flake8_nograd.syntax import program as p
from flake8_nograd.torch_facts import modules, tensors

_FOR_CLASSES = frozenset({"issubclass", "inspect.isclass"})
_NO_FUNCTIONS = ("torch.load", "torch.jit.", "torch.hub.", "torch.compile", "torch.nn.", "torch.onnx.", "torch.utils.")


class LibraryRunner(BuiltinRunner):
    """Calls by canonical name."""

    def library_call(self, node: p.Call, name: str, arguments: Arguments) -> Value:
        """Call something from outside by its canonical name."""
        effect = self.run.guard_effect(name)
        if effect is not None:
            return self.guard_call(node, name, effect, arguments)
        last = name.rpartition(".")[2]
        self._note_classes(name, arguments)
        for known in (self._torch_call, self.builtin_call, self.maker_call):
            result = known(node, name, last, arguments)
            if result is not None:
                return result
        return self.unseen_call(node, name, arguments)

    def _note_classes(self, name: str, arguments: Arguments) -> None:
        """`isinstance(x, type)`, or `issubclass(x, Base)`: somebody has thought of `x` as a class."""
        asked = name in _FOR_CLASSES or (name == "isinstance" and of(Dotted("type")) in arguments.positional[1:])
        if asked:
            self.run.objects.register.classes.update(arguments.first().objects)

    def _differentiate(self, node: p.Call, name: str, arguments: Arguments) -> Value:
        """A function that computes gradients of what it is given."""
        if name == "torch.autograd.backward":
            self.backward(node, arguments.first())
        self.use(arguments.combined.flows)
        self.activation.differentiates = True
        self.hand_over("gradient", arguments)
        return self.fresh(node, name, None, arguments)

    def _torch_call(self, node: p.Call, name: str, last: str, arguments: Arguments) -> Value | None:
        given = arguments.combined
        self.idle_keyword(node, name)
        if name == "torch.is_grad_enabled":
            return of(SavedRef(self.state.grad))
        if name in modules.MODE_FUNCTIONS and arguments.positional:
            rest = Arguments(arguments.positional[1:], arguments.keywords)
            self.mode_call(replace(node, args=node.args[1:]), arguments.first().objects, last, rest)
            return arguments.first()
        if name in tensors.DIFFERENTIATORS or name.startswith(tensors.DIFFERENTIATOR_ROOTS):
            return self._differentiate(node, name, arguments)
        if name in ("numpy.array", "numpy.asarray"):
            self.crash(arguments.first())
        if name.startswith("torch.") and last in tensors.WITH_INDICES and len(arguments.all) > 1:
            return with_indices(self.computed(_new(given)))
        if name in tensors.LEAF_MAKERS:
            given = NOTHING if name in tensors.FROM_SIZES else given
            is_of_data = name in tensors.FROM_DATA and len(node.args) == 1 and _is_of_objects(arguments)
            return _leaf(node, given, of_data=is_of_data)
        if name in tensors.DETACHING_FUNCTIONS or name.startswith(tensors.DETACHING_ROOTS):
            result = Value(graph=PLAIN, tags=given.tags & {"eval_data", "train_data", "real"}, random=given.random)
            result = result.with_tags(LENGTH) if name == "len" else result
            return result.with_tags("real") if _is_of_objects(arguments) else result
        if name.startswith("torch.optim.") or last in ("SGD", "Adam", "AdamW"):
            self.run.objects.register.optimized.update(
                module for value in arguments.all for obj in held_by(value) if (module := module_of_parameter(obj))
            )
            return self.fresh(node, name, None, arguments)
        if name.startswith(tensors.DATA_ROOTS) or last.endswith(tensors.DATA_ENDINGS):
            return self.data_call(node, name, arguments)
        is_function = name.startswith("torch.") and last.islower() and not name.startswith(_NO_FUNCTIONS)
        return self.computed(_new(given)) if is_function else None


def _new(given: Value) -> Value:
    """What a function computes from something: a tensor of its own."""
    return given._replace(refs=(), open=True, flows=derived(given.flows))


def _leaf(node: p.Call, given: Value, *, of_data: bool) -> Value:
    wants = any(name == "requires_grad" and isinstance(x, p.Const) and x.value for name, x in node.keywords)
    result = Value(graph=MAYBE_GRAPH if wants else PLAIN, random=not given.flows and not of_data)
    result = result.with_tags("real") if of_data else result
    return result.with_tags("wants_grad") if wants else result


def _is_of_objects(arguments: Arguments) -> bool:
    """Whether the first argument is made of objects, such as what was read from a file."""
    first = arguments.first()
    return not first.random and ("real" in first.tags or any(True for _ in held_by(first)))
