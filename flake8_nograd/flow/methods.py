"""Method calls on objects whose class is not in sight: modules, tensors, containers, accelerators."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flake8_nograd.flow.evidence import Evidence, Origin
from flake8_nograd.flow.facts import CallSite, ForwardPass, Idle
from flake8_nograd.flow.modes import PARAMETERS
from flake8_nograd.flow.summaries import SummaryRunner
from flake8_nograd.flow.switch import BY_DEFAULT, ENTRY, UNKNOWN, Switch, off_at, on_at
from flake8_nograd.flow.values import (
    NO_FLOWS,
    NOTHING,
    PLAIN,
    ConstRef,
    FunctionRef,
    GuardRef,
    ItemsRef,
    MethodRef,
    Obj,
    StreamRef,
    Value,
    combine,
    of,
)
from flake8_nograd.syntax import program as p
from flake8_nograd.torch_facts import modules, tensors

if TYPE_CHECKING:
    from flake8_nograd.flow.calls import Arguments

_ADDING = frozenset({"append", "extend", "add", "insert", "put", "update", "appendleft", "setdefault"})


def given_of(arguments: Arguments) -> Value:
    """All arguments together, as an operand."""
    return combine(arguments.all)


def given_objects(arguments: Arguments) -> set[Obj]:
    """The objects among the arguments."""
    return {obj for value in arguments.all for obj in value.objects}


class MethodRunner(SummaryRunner):
    """Calls `base.name(...)` where `base` is no class of the file."""

    def method_call(self, node: p.Call, base: Value, name: str, callee: Value, arguments: Arguments) -> Value:
        """Call a method of a value."""
        receivers = [ref for ref in base.refs if isinstance(ref, Obj)]
        supers = [ref.obj for ref in callee.refs if isinstance(ref, MethodRef)]
        if name in ("eval", "train") and (receivers or supers):
            self._mode_call(node, receivers or supers, name, arguments)
            return base if receivers else of(supers[0])
        if name in ("__enter__", "__exit__") and any(isinstance(ref, GuardRef) for ref in base.refs):
            self._enter_now(base) if name == "__enter__" else self._exit_now()
            return base
        if name in ("backward", "manual_backward") or name in tensors.BACKWARD_METHODS:
            return self._gradient_method(node, base, name, arguments)
        if base.flows and not (receivers and self._is_modulelike(receivers[0])):
            return self.value_method(node, base, name, arguments)
        if receivers:
            self.joint = self.joint_mode(base)
            results = [self.object_method(node, obj, name, arguments) for obj in receivers[:2]]
            self.joint = None
            result = results[0] if len(results) == 1 else results[0].join(results[1])
            kept = base.tags - {"present"}
            return replace(result, tags=result.tags | kept, random=result.random or base.random)
        if supers:
            return self.object_method(node, supers[0], name, arguments)
        return self.value_method(node, base, name, arguments)

    def _is_modulelike(self, obj: Obj) -> bool:
        return self.run.objects.evidence(obj) >= Evidence.NAME

    # --- modes -----------------------------------------------------------------------------------------------------

    def _mode_call(self, node: p.Call, receivers: list[Obj], name: str, arguments: Arguments) -> None:
        """`m.eval()`, `m.train()`, `m.train(flag)`;

        With other arguments it is somebody else's method (`df.eval("a + b")`).
        """
        values = arguments.all
        if not values and not node.starred:
            self.switch_mode(node, receivers, off_at(node.pos) if name == "eval" else on_at(node.pos))
            return
        if name == "train" and len(values) == 1 and (node.args or node.keywords[0][0] == "mode"):
            expr = node.args[0] if node.args else node.keywords[0][1]
            flag = values[0]
            if isinstance(flag.sole, ConstRef) and not isinstance(flag.sole.value, bool):
                return
            if all(self.run.objects.evidence(obj) is Evidence.NONE for obj in receivers) and not isinstance(flag.sole, ConstRef):
                return
            self.train_with(node, receivers, flag, expr)

    # --- gradients -------------------------------------------------------------------------------------------------

    def _gradient_method(self, node: p.Call, base: Value, name: str, arguments: Arguments) -> Value:
        given = combine(arguments.all)
        if given.flows and name != "register_hook":
            self.use(given.flows)
        self.use(base.flows)
        if name in ("backward", "manual_backward"):
            loss = base if base.flows or not given.flows else given  # accelerator.backward(loss)
            if not any(isinstance(ref, Obj) and self._is_modulelike(ref) for ref in loss.refs):
                self.backward(node, loss)
        return NOTHING

    def value_method(self, node: p.Call, base: Value, name: str, arguments: Arguments) -> Value:
        """A method of a tensor, a list or anything else that is only a value."""
        given = combine(arguments.all)
        if name in tensors.DETACHING_METHODS:
            on_the_spot = isinstance(node.func, p.Attr) and isinstance(node.func.base, p.Call) and name.startswith("detach")
            self.ended(base, detached=on_the_spot, cut=name in tensors.CUTTING_METHODS)
            return replace(base, refs=(), open=True, flows=NO_FLOWS, graph=PLAIN, tags=base.tags - {"wants_grad"})
        if name in _ADDING and isinstance(node.func, p.Attr):
            self._add_to(node, base, name, given, arguments)
            return NOTHING
        if name == "requires_grad_" and isinstance(node.func, p.Attr):
            return self._require_grad(node.func.base, base, arguments)
        if self.run.words.uses_gradients(name) and given.flows:
            self.use(given.flows)
        items = self._dict_view(base, name)
        if items is not None:
            return items
        result = self.computed(combine((base, given)))
        is_random = base.random and (name in tensors.KEEPS_RANDOM)
        return replace(result, random=is_random)

    def _require_grad(self, target: p.Expr, base: Value, arguments: Arguments) -> Value:
        off = isinstance(arguments.first().sole, ConstRef) and not arguments.first().sole.value  # type: ignore[union-attr]
        value = base if off else replace(base.with_tags("wants_grad"), graph=-1)
        if not off:
            self.rebind(target, value)
        return value

    def _add_to(self, node: p.Call, base: Value, name: str, given: Value, arguments: Arguments) -> None:
        assert isinstance(node.func, p.Attr)
        kept = replace(base, flows=base.flows | given.flows, graph=-1)
        if isinstance(base.sole, ItemsRef) and base.sole.keys is None:
            items = (*base.sole.items, *arguments.positional[-1:]) if name == "append" else ()
            unique = items if len(items) <= 8 and not self.loops else ()
            kept = replace(kept, refs=(ItemsRef(unique),) if unique else (), open=not unique)
            if not unique and items:
                joined = items[0]
                for item in items[1:]:
                    joined = joined.join(item)
                kept = replace(kept, refs=(StreamRef(joined),), open=False)
        if given.flows or kept.refs != base.refs:
            self.rebind(node.func.base, kept)

    @staticmethod
    def _dict_view(base: Value, name: str) -> Value | None:
        if name not in ("items", "values", "keys"):
            return None
        sole = base.sole
        if isinstance(sole, ItemsRef) and sole.keys is not None:
            if name == "values":
                return replace(base, refs=(ItemsRef(sole.items),))
            if name == "items":
                keys = [Value((ConstRef(k, type(k).__name__),), False, graph=PLAIN) for k in sole.keys]
                pairs = tuple(of(ItemsRef((k, v))) for k, v in zip(keys, sole.items))
                return replace(base, refs=(ItemsRef(pairs),))
        if isinstance(sole, Obj):
            element = of(sole.attr("[]"))
            return of(StreamRef(element if name == "values" else of(ItemsRef((NOTHING, element)))))
        return None

    # --- objects ---------------------------------------------------------------------------------------------------

    def object_method(self, node: p.Call, obj: Obj, name: str, arguments: Arguments) -> Value:
        """A method of an object of unseen class, or one that a visible class inherits from an unseen base."""
        given = combine(arguments.all)
        if name in ("eval", "train"):
            self._mode_call(node, [obj], name, arguments)
            return of(obj)
        if name in modules.BOOKKEEPING_SELF:
            if name == "requires_grad_" or name == "requires_grad":
                self._freeze_call(node, obj, arguments)
            return of(obj)
        special = self._special_method(node, obj, name, arguments)
        if special is not None:
            return special
        if name in modules.BOOKKEEPING:
            return replace(given, flows=NO_FLOWS)
        if name == "forward" or self.run.words.is_forward_method(name):
            owner = obj
            if self.run.objects.evidence(obj) is not Evidence.AGAINST:
                return self.forward_pass(node, owner, arguments, method=name)
        if name in modules.SELF_GUARDED_METHODS:
            return NOTHING
        return self._other_method(node, obj, name, arguments, given)

    def _special_method(self, node: p.Call, obj: Obj, name: str, arguments: Arguments) -> Value | None:
        if name == "load_state_dict":
            self.run.objects.register.loaded.add(obj)
        if name in ("parameters", "named_parameters", "buffers"):
            self.run.objects.register.used_as_module.add(obj) if name != "buffers" else None
            element = of(obj.attr(PARAMETERS).attr("[]"))
            return of(StreamRef(of(ItemsRef((NOTHING, element))) if name.startswith("named") else element))
        if name in modules.ELEMENTS:
            element = of(obj.attr("*"))
            return of(StreamRef(of(ItemsRef((NOTHING, element))) if name.startswith("named") else element))
        if name in modules.BACKWARD_HOOKS:
            root: Obj | None = obj
            while root is not None:
                self.activation.differentiated.add(root)
                root = root.parent
            return NOTHING
        if name in tensors.SCALING_METHODS and len(arguments.positional) == 1:
            return self.computed(given_of(arguments))
        if name in modules.PREPARE_NAMES and arguments.positional:
            values = arguments.positional
            return values[0] if len(values) == 1 else of(ItemsRef(tuple(values)))
        if name in modules.WRAPPER_NAMES and arguments.positional:
            return arguments.first()
        if name == "enter_context":
            self._enter_now(arguments.first())
            return arguments.first()
        return self._dict_view(of(obj), name)

    def _enter_now(self, value: Value) -> None:
        """`stack.enter_context(guard)`: in force until the stack's own block ends."""
        for ref in value.refs:
            if isinstance(ref, GuardRef):
                self.state = self.state._replace(grad=self.run.guard_switch(ref, self.state.grad))

    def _exit_now(self) -> None:
        """`guard.__exit__(...)`: recording is what it was outside."""
        is_main = self.function is self.run.program.main
        self.state = self.state._replace(grad=on_at(BY_DEFAULT) if is_main else ENTRY)

    def _freeze_call(self, node: p.Call, obj: Obj, arguments: Arguments) -> None:
        first = arguments.first().sole
        frozen = isinstance(first, ConstRef) and not first.value
        path = obj.path
        if len(path) >= 2 and path[-2:] == (PARAMETERS, "[]"):
            obj = Obj(obj.root, path[:-2])
        self.freeze(obj, frozen)
        if not frozen and isinstance(node.func, p.Attr):
            self.rebind(node.func.base, of(obj).with_tags("wants_grad"))

    def _other_method(self, node: p.Call, obj: Obj, name: str, arguments: Arguments, given: Value) -> Value:
        """An unseen method: it may take gradients, switch modes, or be a sub-module that is called."""
        if self.run.words.uses_gradients(name) and given.flows:
            self.use(given.flows)
        if name in tensors.DETACHING_METHODS and not arguments.all:
            return Value(graph=PLAIN)
        if name in _ADDING and isinstance(node.func, p.Attr) and given.flows:
            self.rebind(node.func.base, replace(of(obj), flows=given.flows))
            return NOTHING
        if obj.root[0] == "self" and not obj.path and self.run.words.may_switch_modes(name):
            self._forget_modes_of(obj)
        self.hand_over(name, arguments)
        if not arguments.all and not self.run.words.is_model_name(name):
            return self._unseen_result(node, given)
        return self.forward_pass(node, obj.attr(name), arguments)

    def _unseen_result(self, node: p.Call, given: Value) -> Value:
        obj = Obj(("new", node.pos))
        self.run.objects.register.origins.setdefault(obj, Origin())
        self.state = self.state.set_mode(obj, UNKNOWN)
        return replace(given, refs=(obj,), open=False)

    def _forget_modes_of(self, obj: Obj) -> None:
        """An inherited method may switch any module of the object."""
        modes = {
            o: (Switch(s.on, s.off, True, s.entry) if o.root == obj.root else s) for o, s in self.state.modes.items()
        }
        modes.setdefault(obj, UNKNOWN)
        self.state = self.state._replace(modes=modes)

    def hand_over(self, name: str, arguments: Arguments) -> None:
        """Unseen code gets these arguments: it may differentiate a model, or train it."""
        for value in arguments.all:
            for ref in value.refs:
                if isinstance(ref, FunctionRef):
                    self._hand_over_function(ref)
        words = self.run.words
        if words.differentiates(name):
            self.run.differentiated.update(
                ref.function.pos for value in arguments.all for ref in value.refs if isinstance(ref, FunctionRef)
            )
        objects = [ref for value in arguments.all for ref in value.refs if isinstance(ref, Obj)]
        if not objects:
            return
        if words.differentiates(name):
            self.activation.differentiated.update(objects)
        for obj in objects:
            mode = self.state.modes.get(obj)
            if mode is None or mode.unknown:
                continue
            if words.may_train(name):
                self.state = self.state.set_mode(obj, UNKNOWN)
            elif mode.on >= 0 and mode.off < 0:
                self.state = self.state.set_mode(obj, Switch(mode.on, mode.off, True, mode.entry))

    def _hand_over_function(self, ref: FunctionRef) -> None:
        """Unseen code gets a function: it may call it, in this state."""
        activation = self.run.activations.ensure(ref.function)
        if activation is not None:
            node = p.Call(ref.function.pos, p.Name(ref.function.pos, ref.function.name), (), (), True)
            self.run.note_site(CallSite(self.activation, activation, node, self.state, {}, ref.bound, by_value=True))

    # --- forward passes --------------------------------------------------------------------------------------------

    def forward_pass(self, node: p.Call, obj: Obj, arguments: Arguments, method: str = "") -> Value:
        """A call that may run a module; whether `obj` is one is judged when the whole file is known."""
        given = combine(arguments.all)
        assumed = frozenset(self.state.assumed.items())
        key = (node.pos, assumed, obj)
        mode, grad = self.joint or self.state.mode(obj), self.state.grad
        known = self.activation.forwards.get(key)
        if known is None:
            known = ForwardPass(self.activation, node, obj, Evidence.NONE, assumed, mode, grad)
            known.method = method
            known.random_input = True
            known.plain_input = True
            known.frozen = True
            self.activation.forwards[key] = known
        else:
            known.mode, known.grad = known.mode.join(mode), known.grad.join(grad)
        known.loops = tuple(self.loops)
        known.wants_grad = known.wants_grad or "wants_grad" in given.tags
        known.data_tags = known.data_tags | given.tags
        known.random_input = known.random_input and given.random
        known.frozen = known.frozen and self.is_frozen(obj) and not given.flows and "wants_grad" not in given.tags
        known.inputs = known.inputs.union(given_objects(arguments))
        known.first_argument = self._first_argument_mode(arguments)
        return self._forward_result(known, given)

    def _first_argument_mode(self, arguments: Arguments) -> Switch | None:
        first = arguments.first().sole if arguments.positional else None
        return self.state.mode(first) if isinstance(first, Obj) else None

    def _forward_result(self, known: ForwardPass, given: Value) -> Value:
        flows = given.flows if known.frozen else given.flows | {known}
        return self.result(Value((), True, flows, tags=given.tags & {"wants_grad", "eval_data", "train_data"}))

    # --- expressions that do nothing -------------------------------------------------------------------------------

    def idle_expression(self, node: p.Expr, value: Value) -> None:
        """`model.eval` without its parentheses, standing alone."""
        if isinstance(node, p.Attr) and node.name in ("eval", "train"):
            base = self.eval(node.base).sole
            klass = self.class_of(base) if isinstance(base, Obj) else None
            if isinstance(base, Obj) and (klass is None or self.run.classes.is_module(klass)):
                self.activation.idle[node.pos] = Idle(self.activation, node, "method", base)

    def idle_call(self, node: p.Call, value: Value) -> None:
        """`torch.no_grad()` standing alone."""
        sole = value.sole
        if isinstance(sole, GuardRef) and sole.pos == node.pos and sole.effect in ("off", "argument-off"):
            if sole.effect == "off":
                self.activation.idle[node.pos] = Idle(self.activation, node, "guard")
