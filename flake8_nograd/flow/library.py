"""Calls of what comes from outside the file: PyTorch, its frameworks, the standard library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from flake8_nograd.flow.facts import GuardBlock, Idle
from flake8_nograd.flow.idle import computes_nothing
from flake8_nograd.flow.methods import MethodRunner
from flake8_nograd.flow.switch import UNKNOWN, Switch, off_at, on_at
from flake8_nograd.flow.values import (
    NO_FLOWS,
    NOTHING,
    PLAIN,
    CallRef,
    ConstRef,
    Dotted,
    FunctionRef,
    GuardRef,
    ItemsRef,
    Obj,
    SavedRef,
    StreamRef,
    Value,
    combine,
    of,
)
from flake8_nograd.syntax import program as p
from flake8_nograd.torch_facts import guards, modules, tensors

if TYPE_CHECKING:
    from flake8_nograd.flow.calls import Arguments

_ENDS = frozenset({"sys.exit", "exit", "quit", "os._exit", "os.abort"})
_PASS_THROUGH = frozenset({"iter", "list", "tuple", "reversed", "sorted", "set", "itertools.islice", "itertools.cycle", "itertools.chain",
                           "tqdm", "track", "trange", "progress", "progressbar", "progress_bar", "ProgressBar",
                           "logger"})  # fmt: skip


class LibraryRunner(MethodRunner):
    """Calls by canonical name."""

    def dotted(self, name: str, pos: int) -> Value:
        """A name from a library, not called."""
        return of(Dotted(name))

    def library_call(self, node: p.Call, name: str, arguments: Arguments) -> Value:
        """Call something from outside by its canonical name."""
        effect = self.run.guard_effect(name)
        if effect is not None:
            return self._guard_call(node, name, effect, arguments)
        last = name.rpartition(".")[2]
        for known in (self._torch_call, self._builtin_call, self._maker_call):
            result = known(node, name, last, arguments)
            if result is not None:
                return result
        return self.unseen_call(node, name, arguments)

    # --- guards ----------------------------------------------------------------------------------------------------

    def _guard_call(self, node: p.Call, name: str, effect: str, arguments: Arguments) -> Value:
        first = arguments.first()
        sole = first.sole
        if effect == guards.BY_ARGUMENT:
            return self._set_grad_enabled(node, name, sole)
        if name in guards.WITH_FLAG and arguments.all:
            if isinstance(sole, ConstRef):
                effect = guards.OFF if sole.value else "none"
            elif not isinstance(sole, FunctionRef):
                effect = "maybe"
        if isinstance(sole, FunctionRef):  # torch.no_grad(f)
            return self.run.wrap(sole, GuardRef(effect, node.pos, True, name))
        return of(GuardRef(effect, node.pos, True, name))

    def _set_grad_enabled(self, node: p.Call, name: str, sole: object) -> Value:
        """`torch.set_grad_enabled(flag)` acts at once, whether or not it stands in a `with`."""
        literal = bool(node.args or node.keywords) and isinstance(node.args[0] if node.args else node.keywords[0][1], p.Const)
        if isinstance(sole, ConstRef) and literal:  # A flag makes it a conditional guard, even where its value is known.
            switch = on_at(node.pos) if sole.value else off_at(node.pos)
        elif isinstance(sole, SavedRef):
            switch = sole.switch
        else:
            switch = UNKNOWN
        effect = "argument-on" if switch.surely_on else "argument-off" if switch.surely_off else "maybe"
        self.state = self.state._replace(grad=switch)
        return of(GuardRef(effect, node.pos, True, name))

    def guard_switch(self, guard: GuardRef) -> Switch:
        return self.run.guard_switch(guard, self.state.grad)

    def enter(self, item: p.WithItem) -> Callable[[], None]:
        """Enter one `with` item. The result undoes, at the end of the block, what entering did."""
        grad = self.state.grad
        value = self.eval(item.context)
        self._idle_context(item, value)
        undo = self._enter_value(item, value)
        if item.target is not None:
            self.assign(item.target, value)

        def leave() -> None:
            undo()
            self.state = self.state._replace(grad=grad)

        return leave

    def assign(self, target: p.Expr, value: Value) -> None:
        raise NotImplementedError

    def _enter_value(self, item: p.WithItem, value: Value) -> Callable[[], None]:
        sole = value.sole
        if isinstance(sole, CallRef) and sole.pos in self.run.pending:
            return self._enter_generator(sole.pos)
        for ref in value.refs:
            if isinstance(ref, GuardRef):
                switch = self.guard_switch(ref)
                merged = switch if value.sole is not None else switch.join(self.state.grad)
                self.state = self.state._replace(grad=merged if value.sole is not None else UNKNOWN)
                if switch.surely_off:
                    self._open_guard(item)
                return _nothing
            if isinstance(ref, Obj):
                entered = self._enter_object(item, ref)
                if entered is not None:
                    return entered
        if self._may_guard(item.context, value):
            self.state = self.state._replace(grad=UNKNOWN)
        return _nothing

    def _enter_generator(self, pos: int) -> Callable[[], None]:
        """`with f(...)` where `f` is a context manager of the file:

        Its body up to the yield, and after it at the end.
        """
        site = self.run.pending[pos]
        before = self.state
        site.state = before
        self.apply(site, until_yield=True)

        def leave() -> None:
            end = site.callee.exit
            if end is None:
                return
            from flake8_nograd.flow.summaries import Translation

            translation = Translation(site)
            for obj, switch in end.modes.items():
                for target in translation.objects(obj):
                    self._set(target, switch.after(before.mode(target)), strong=True)

        return leave

    def _enter_object(self, item: p.WithItem, obj: Obj) -> Callable[[], None] | None:
        """`with obj:` where `obj` is an instance of a class of the file."""
        klass = self.class_of(obj)
        if klass is None:
            return None
        enter = self.class_attribute(klass, "__enter__", obj).sole
        leave = self.class_attribute(klass, "__exit__", obj).sole
        if not isinstance(enter, FunctionRef):
            return None
        node = p.Call(item.pos, item.context, (), (), False)
        self._call_dunder(node, enter)
        return lambda: self._call_dunder(node, leave) if isinstance(leave, FunctionRef) else None

    def _call_dunder(self, node: p.Call, ref: FunctionRef) -> None:
        from flake8_nograd.flow.calls import Arguments

        self.call_function(node, ref, Arguments([], []))

    def call_function(self, node: p.Call, ref: FunctionRef, arguments: Arguments) -> Value:
        raise NotImplementedError

    def _may_guard(self, node: p.Expr, value: Value) -> bool:
        """Whether an unseen context manager may stop recording."""
        if self.run.words.may_guard(self.text(node)):
            return True
        unseen = isinstance(value.sole, Obj) and isinstance(node, (p.Name, p.Attr))
        return unseen and not self.run.words.is_amp(self.text(node))

    def _open_guard(self, item: p.WithItem) -> None:
        pos = item.context.pos
        self.activation.guards.setdefault(pos, GuardBlock(self.activation, item.context, pos))

    def left_with(self, node: p.With) -> None:
        """Note a guard of the statement under which nothing is computed."""
        for item in node.items:
            guard = self.activation.guards.get(item.context.pos)
            if guard is not None and computes_nothing(node.body):
                self.activation.idle[guard.pos] = Idle(self.activation, item.context, "empty")

    def _idle_context(self, item: p.WithItem, value: Value) -> None:
        node = item.context
        sole = value.sole
        if isinstance(sole, Dotted) and self.run.guard_effect(sole.name) == guards.OFF and not isinstance(node, p.Call):
            self.activation.idle[node.pos] = Idle(self.activation, node, "uncalled")
        is_mode = isinstance(node, p.Call) and isinstance(node.func, p.Attr) and node.func.name in ("eval", "train")
        if is_mode and isinstance(sole, Obj) and self.class_of(sole) is None:
            self.activation.idle[node.pos] = Idle(self.activation, node, "context", sole)

    def yielded(self, value: Value) -> None:
        """`yield`: what a context manager's block sees."""
        self.yields.append(self.state)
        self.activation.escaping.update(f for f in value.flows if not isinstance(f, tuple))

    # --- torch -----------------------------------------------------------------------------------------------------

    def _torch_call(self, node: p.Call, name: str, last: str, arguments: Arguments) -> Value | None:
        given = combine(arguments.all)
        self._volatile(node, name)
        if name in ("torch.is_grad_enabled",):
            return of(SavedRef(self.state.grad))
        if name in tensors.DIFFERENTIATORS or name.startswith(tensors.DIFFERENTIATOR_ROOTS):
            self.use(given.flows)
            self.hand_over("gradient", arguments)
            return self.fresh(node, name, None, arguments)
        if name in tensors.LEAF_MAKERS:
            return self._leaf(node, given)
        if name in tensors.DETACHING_FUNCTIONS or name.startswith(tensors.DETACHING_ROOTS):
            for value in arguments.all:
                self.ended(value)
            return Value(graph=PLAIN, tags=given.tags & {"eval_data", "train_data"}, random=given.random)
        if name.startswith("torch.optim.") or last in ("SGD", "Adam", "AdamW"):
            return self.fresh(node, name, None, arguments)
        if name.startswith(("torch.utils.data.", "torchvision.datasets.")) or last.endswith(("DataLoader", "Dataset", "Subset")):
            return self._data(node, name, arguments)
        is_function = name.startswith("torch.") and last.islower() and not name.startswith(_NO_FUNCTIONS)
        return self.computed(replace(given, refs=(), open=True)) if is_function else None

    def _leaf(self, node: p.Call, given: Value) -> Value:
        wants = any(name == "requires_grad" and isinstance(x, p.Const) and x.value for name, x in node.keywords)
        result = Value(graph=-1 if wants else PLAIN, random=not given.flows)
        return result.with_tags("wants_grad") if wants else result

    def _volatile(self, node: p.Call, name: str) -> None:
        """`Variable(x, volatile=True)` means nothing since PyTorch 0.4."""
        for keyword, value in node.keywords:
            if keyword == "volatile" and isinstance(value, p.Const) and value.value is True:
                if name.rpartition(".")[2] in ("Variable", "tensor", "Tensor"):
                    self.activation.idle[value.pos] = Idle(self.activation, value, "volatile")

    def _data(self, node: p.Call, name: str, arguments: Arguments) -> Value:
        """A dataset or loader: for evaluation or training, by what it is made from."""
        result = self.fresh(node, name, None, arguments)
        for keyword, expr in node.keywords:
            if isinstance(expr, p.Const):
                if keyword == "train" and isinstance(expr.value, bool):
                    return replace(result, tags=result.tags | {"train_data" if expr.value else "eval_data"})
                if keyword in ("split", "mode", "phase", "subset", "partition") and isinstance(expr.value, str):
                    tag = self.run.words.data_tag(expr.value, key=True)
                    return replace(result, tags=result.tags | {tag}) if tag else result
        return result

    # --- the standard library --------------------------------------------------------------------------------------

    def _builtin_call(self, node: p.Call, name: str, last: str, arguments: Arguments) -> Value | None:
        given = combine(arguments.all)
        first = arguments.first()
        if name in _ENDS:
            self.dead = True
            return NOTHING
        if name == "range":
            return self._range(node, arguments)
        if name == "enumerate":
            pair = of(ItemsRef((NOTHING, self.element(first, node.args[0] if node.args else node))))
            return replace(given, refs=(StreamRef(pair),), open=False, tags=given.tags | first.tags)
        if name in ("zip", "itertools.zip_longest", "itertools.product"):
            parts = tuple(self.element(v, e) for v, e in zip(arguments.positional, node.args))
            return replace(given, refs=(StreamRef(of(ItemsRef(parts))),), open=False)
        if name == "next":
            return self.element(first, node)
        if name in _PASS_THROUGH or last in _PASS_THROUGH or name.startswith(("tqdm.", "rich.progress.")):
            return first
        if name in ("map", "filter") and len(arguments.positional) > 1:
            return self._map(node, arguments)
        if name == "functools.partial":
            return first
        if name == "setattr" and len(arguments.positional) == 3:
            return NOTHING
        if name == "getattr" and len(arguments.positional) >= 2:
            key = arguments.positional[1].sole
            if isinstance(key, ConstRef) and isinstance(key.value, str):
                return self.attribute(first, key.value, node)
        return None

    def attribute(self, base: Value, name: str, node: p.Expr) -> Value:
        raise NotImplementedError

    def _range(self, node: p.Call, arguments: Arguments) -> Value:
        bounds = [v.sole.value for v in arguments.positional if isinstance(v.sole, ConstRef)]
        result = Value(graph=PLAIN)
        if len(bounds) == len(arguments.positional) and all(isinstance(b, int) for b in bounds):
            try:
                runs = bool(range(*bounds))  # type: ignore[arg-type]
            except (ValueError, TypeError, OverflowError):
                runs = False
            return result.with_tags("nonempty") if runs else result
        return result

    def _map(self, node: p.Call, arguments: Arguments) -> Value:
        from flake8_nograd.flow.calls import Arguments as Args

        function = arguments.positional[0].sole
        item = self.element(arguments.positional[1], node.args[1])
        if isinstance(function, FunctionRef):
            return self.call_function(node, function, Args([item], []))
        if isinstance(function, Obj):
            return self.forward_pass(node, function, Args([item], []))
        return combine(arguments.all)

    # --- makers ----------------------------------------------------------------------------------------------------

    def _maker_call(self, node: p.Call, name: str, last: str, arguments: Arguments) -> Value | None:
        if last in modules.WRAPPER_NAMES and arguments.positional:
            return arguments.first()
        if self.run.words.guards_itself(name):
            return self.fresh(node, name, None, arguments)
        if last in modules.PRETRAINED or last == "from_config":
            return self._pretrained(node, name, last, arguments)
        if any(part.endswith("Weights") for part in name.split(".")):  # torchvision's descriptions of checkpoints
            return self.fresh(node, name, None, arguments)
        for prefix, mode in modules.MODULE_MAKERS:
            if name.startswith(prefix):
                return self._made(node, name, mode, arguments)
        return None

    def _pretrained(self, node: p.Call, name: str, last: str, arguments: Arguments) -> Value:
        maker = name.rpartition(".")[0]
        if self.run.words.no_pretrained_model(maker):
            return self.fresh(node, maker, None, arguments)
        known = name.startswith(("transformers.", "diffusers.")) and last == "from_pretrained"
        return self.fresh(node, name, off_at(node.pos) if known else UNKNOWN, arguments)

    def _made(self, node: p.Call, name: str, mode: str, arguments: Arguments) -> Value | None:
        if mode == "no":
            return self.computed(combine(arguments.all))
        if mode == "wrap":
            return arguments.first()
        if mode == "copy":
            return self._copied(node, arguments)
        switch = on_at(node.pos) if mode == "train" else UNKNOWN
        result = self.fresh(node, name, switch, arguments)
        layers = {x for v in arguments.all for o in v.objects for x in self.run.objects.layers(o)}
        self.run.objects.register.origins[Obj(("new", node.pos))].layers = frozenset(layers)
        return result

    def _copied(self, node: p.Call, arguments: Arguments) -> Value:
        first = arguments.first()
        source = first.sole
        if not isinstance(source, Obj):
            return first
        result = self.fresh(node, "copy.deepcopy", self.state.mode(source), arguments)
        self.run.objects.register.origins[Obj(("new", node.pos))] = self.run.objects.origin(source)
        return result

    def unseen_call(self, node: p.Call, name: str, arguments: Arguments) -> Value:
        """Call something about which nothing is known but its name."""
        last = name.rpartition(".")[2]
        given = combine(arguments.all)
        self._volatile(node, name)
        if any(modules_match(name)):
            return replace(given, flows=NO_FLOWS)
        self.hand_over(last, arguments)
        if self.run.words.uses_gradients(last) and given.flows:
            self.use(given.flows)
        if last[:1].isupper():
            return self._unseen_class(node, name, last, arguments)
        result = self.fresh(node, name, UNKNOWN, arguments)
        under = self.computed(given) if given.flows or given.graph >= 0 else given
        random_inputs = bool(arguments.all) and given.random
        return replace(result, flows=under.flows, graph=under.graph, random=random_inputs)

    def _unseen_class(self, node: p.Call, name: str, last: str, arguments: Arguments) -> Value:
        """`Net(...)` from another file:

        If it is a module it is new, but its constructor may have put it in eval mode.
        """
        if last.endswith(("Dataset", "Loader")):
            return self._data(node, name, arguments)
        return self.fresh(node, name, Switch(on=node.pos, unknown=True), arguments)

    def fresh(self, node: p.Call, maker: str, mode: Switch | None, arguments: Arguments) -> Value:
        raise NotImplementedError


_NO_FUNCTIONS = ("torch.load", "torch.jit.", "torch.hub.", "torch.compile", "torch.nn.", "torch.onnx.", "torch.utils.")


def modules_match(name: str) -> list[bool]:
    """Whether the function takes a model and runs it for its own ends."""
    from fnmatch import fnmatchcase

    return [True for pattern in modules.NOT_FORWARD_TAKERS if fnmatchcase(name, pattern)]


def _nothing() -> None:
    """Nothing to undo."""


__all__ = ["NO_FLOWS", "LibraryRunner"]
