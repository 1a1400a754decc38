"""Method calls on objects whose class is not in sight: modules, accelerators, all that may be one."""

from __future__ import annotations

from flake8_nograd.flow.arguments import Arguments
from flake8_nograd.flow.evidence import Evidence
from flake8_nograd.flow.flows import NO_FLOWS
from flake8_nograd.flow.graphs import MAYBE_GRAPH
from flake8_nograd.flow.switch import off_at, on_at
from flake8_nograd.flow.unseen_methods import UnseenMethodRunner
from flake8_nograd.flow.value_methods import ADDING, BACKWARD, FILLING, dict_view, pair_with
from flake8_nograd.flow.values import (
    ENTERED,
    NOTHING,
    PARAMETERS,
    ConstRef,
    FunctionRef,
    GuardRef,
    ItemsRef,
    MethodRef,
    Obj,
    StreamRef,
    Value,
    constant,
    of,
)
from flake8_nograd.flow.walk import is_straight
from flake8_nograd.flow.weights import module_of_parameter
from flake8_nograd.syntax import program as p
from flake8_nograd.torch_facts import modules, tensors


class MethodRunner(UnseenMethodRunner):
    """Calls `base.name(...)` where `base` is no class of the file."""

    def method_call(self, node: p.Call, base: Value, name: str, callee: Value, arguments: Arguments) -> Value:
        """Call a method of a value."""
        base = self.as_module(node, base, name, arguments)
        receivers = base.objects
        supers = [ref.obj for ref in callee.refs if isinstance(ref, MethodRef)]
        if name in ("eval", "train") and (receivers or supers):
            self.mode_call(node, receivers or supers, name, arguments)
            return base if receivers else of(supers[0])
        if name in ("__enter__", "__exit__") and any(isinstance(ref, GuardRef) for ref in base.refs):
            self.enter_now(base) if name == "__enter__" else self.exit_now(base)
            return base
        if name in BACKWARD or name in tensors.BACKWARD_METHODS:
            return self.gradient_method(node, base, name, arguments)
        if self.run.words.reads_kept_gradients(name):
            self.note_kept_gradients(receivers)
        if receivers and name in modules.BOOKKEEPING_SELF:  # Of tensors, too, they give the object itself back.
            result = self._method_of_each(node, base, name, arguments)
            if name == "requires_grad_" and "wants_grad" in result.tags:
                return result._replace(flows=result.flows | base.flows, graph=MAYBE_GRAPH)
            return result._replace(flows=result.flows | base.flows, graph=base.graph)
        is_known = any(self._is_known_object(obj) or self._is_switched(obj.attr(name)) for obj in receivers[:1])
        is_known = is_known or (bool(receivers) and name in modules.OF_MODULES_ONLY)
        if base.flows and (name in ADDING or not is_known):
            return self.value_method(node, base, name, arguments)
        if receivers:
            return self._method_of_each(node, base, name, arguments)
        if supers:
            return self.super_method(node, supers[0], name, arguments)
        return self.value_method(node, base, name, arguments)

    def _is_known_object(self, obj: Obj) -> bool:
        """Whether it is more than a value: something speaks for a module, or its class is in sight."""
        return self.is_modulelike(obj) or self.class_of(obj) is not None

    def _is_switched(self, obj: Obj) -> bool:
        """Whether something puts the object in eval mode, whatever it is called."""
        return obj in self.run.objects.register.used_as_module

    def super_method(self, node: p.Call, obj: Obj, name: str, arguments: Arguments) -> Value:
        """A method of an unseen base class: a forward pass if its name says so, else unknown."""
        if name in ("forward", "__call__", "eval", "train") or name in modules.BOOKKEEPING:
            return self.object_method(node, obj, name, arguments)
        self.hand_over(name, arguments)
        if self.run.words.may_switch_modes(name):
            self.forget_modes_of(obj)
        return self.unseen_result(node, arguments.combined)

    def _method_of_each(self, node: p.Call, base: Value, name: str, arguments: Arguments) -> Value:
        """Call a method of an object that may be one of several."""
        self.joint = self.joint_mode(base, node.func.base if isinstance(node.func, p.Attr) else None)
        results = [self.object_method(node, obj, name, arguments) for obj in base.objects[:2]]
        self.joint = None
        result = results[0] if len(results) == 1 else results[0].join(results[1])
        return result._replace(tags=result.tags | (base.tags - {"present"}), random=result.random or base.random)

    def mode_call(self, node: p.Call, receivers: list[Obj], name: str, arguments: Arguments) -> None:
        """`m.eval()`, `m.train()`, `m.train(flag)`.

        With other arguments it is somebody else's method (`df.eval("a + b")`).
        """
        values = arguments.all
        if not values and not node.starred:
            self.switch_mode(node, receivers, off_at(node.pos) if name == "eval" else on_at(node.pos))
            return
        if name == "train" and len(values) == 1 and (node.args or node.keywords[0][0] == "mode"):
            flag = values[0]
            if isinstance(flag.sole, ConstRef):
                is_module = isinstance(flag.sole.value, bool)
            else:
                is_module = any(self.run.objects.evidence(obj) is not Evidence.NONE for obj in receivers)
            if is_module:
                self.train_with(node, receivers, flag, node.args[0] if node.args else node.keywords[0][1])

    # --- objects ---------------------------------------------------------------------------------------------------

    def object_method(self, node: p.Call, obj: Obj, name: str, arguments: Arguments) -> Value:
        """A method of an object of unseen class, or one that a visible class inherits from an unseen base."""
        given = arguments.combined
        if name in ("eval", "train"):
            self.mode_call(node, [obj], name, arguments)
            return of(obj)
        if name in modules.BOOKKEEPING_SELF:
            return self._method_of_module(node, obj, name, arguments)
        special = self._special_method(obj, name, arguments)
        if special is not None:
            return special
        if name in FILLING and given.flows and isinstance(node.func, p.Attr):
            self.rebind(node.func.base, of(obj)._replace(flows=given.flows))
            return NOTHING
        if name in modules.BOOKKEEPING:
            return given._replace(flows=NO_FLOWS)
        if self._is_switched(obj.attr(name)):  # No method, but a module in an attribute.
            return self.run_part(node, obj, name, arguments)
        runs_forward = name == "forward" or self.run.words.is_forward_method(name)
        if (self.run.objects.name_of(obj).lstrip("_"), name) in modules.CODEC_METHODS:
            runs_forward = self.run.objects.evidence(obj) > Evidence.NAME
        if runs_forward and self.run.objects.evidence(obj) is not Evidence.AGAINST:
            return self.forward_pass(node, obj, arguments, method=name)
        if name in modules.SELF_GUARDED_METHODS:
            self.hand_over_functions(name, arguments)
            self.activation.leaves_to_library = True
            return NOTHING
        return self.other_method(node, obj, name, arguments, given)

    def _method_of_module(self, node: p.Call, obj: Obj, name: str, arguments: Arguments) -> Value:
        """A method of modules that gives the module itself back."""
        if name == "apply":
            self._apply_to_each(node, obj, arguments)
        if name in ("requires_grad_", "requires_grad"):
            return self._freeze_call(node, obj, arguments)
        return of(obj)

    def _apply_to_each(self, node: p.Call, obj: Obj, arguments: Arguments) -> None:
        """`m.apply(f)` calls the function with the module and each of its parts.

        What it does to the module itself is known only if it does the same to all of them.
        """
        for ref in arguments.first().refs:
            if isinstance(ref, FunctionRef) and not ref.function.opaque and is_straight(ref.function.body):
                self.call_function(node, ref, Arguments([of(obj)], []))

    def _special_method(self, obj: Obj, name: str, arguments: Arguments) -> Value | None:
        register = self.run.objects.register
        if name == "load_state_dict":
            register.loaded.add(obj)
        if name in modules.OF_MODULES_ONLY:
            register.used_as_module.add(obj)
        if name in modules.FREEZING and not arguments.all:
            self.freeze(obj, modules.FREEZING[name])
        parts = _parts(obj, name)
        if parts is not None:
            return parts
        if name in modules.BACKWARD_HOOKS:
            root: Obj | None = obj
            while root is not None:
                self.activation.differentiated.add(root)
                root = root.parent
            return NOTHING
        if name == "enter_context":
            self.state = self.state.set_attr(obj, ENTERED, constant(True))
            self.enter_now(arguments.first())
            return arguments.first()
        if arguments.all:
            back = self._given_back(name, arguments)
            if back is not None:
                return back
        return dict_view(of(obj), name)

    def _given_back(self, name: str, arguments: Arguments) -> Value | None:
        """What methods of accelerators and scalers return that give their arguments back."""
        values = arguments.positional
        if name in tensors.SCALING_METHODS and len(values) == 1:
            return self.computed(arguments.combined)
        if name in modules.PREPARE_NAMES:
            return self.prepared(arguments)
        return values[0] if values and name in modules.WRAPPER_NAMES else None

    @staticmethod
    def prepared(arguments: Arguments) -> Value | None:
        """The models and optimizers among the arguments, as what prepares them gives them back."""
        by_keyword = [value for key, value in arguments.keywords if key in modules.PREPARED_KEYWORDS]
        values = arguments.positional or by_keyword
        return of(ItemsRef(tuple(values))) if len(values) > 1 else next(iter(values), None)

    def _freeze_call(self, node: p.Call, obj: Obj, arguments: Arguments) -> Value:
        """`obj.requires_grad_(flag)`: of a module, a parameter, or a tensor that is to have a gradient."""
        frozen = arguments.first().is_false
        module = module_of_parameter(obj)
        self.freeze(module or obj, frozen)
        if frozen or module is not None or self.is_modulelike(obj):
            return of(obj)
        value = of(obj).with_tags("wants_grad")
        if isinstance(node.func, p.Attr):
            self.rebind(node.func.base, value)
        return value


def _parts(obj: Obj, name: str) -> Value | None:
    """What `parameters()`, `named_children()` and their like yield."""
    if name in ("parameters", "named_parameters", "buffers"):
        element = of(obj.attr(PARAMETERS).attr("[]"))
    elif name in modules.ELEMENTS:
        element = of(obj.attr("*"))
    else:
        return None
    stream = of(StreamRef(pair_with(element) if name.startswith("named") else element))
    return stream.with_tags("nonempty", "whole") if name in modules.WITH_ITSELF else stream
