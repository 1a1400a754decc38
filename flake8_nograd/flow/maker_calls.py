"""Calls that make something: modules, wrappers, copies, data, and whatever unseen callables return."""

from __future__ import annotations

from collections.abc import Sequence

from flake8_nograd.flow.arguments import Arguments
from flake8_nograd.flow.evidence import Origin
from flake8_nograd.flow.flows import NO_FLOWS
from flake8_nograd.flow.graphs import MAYBE_GRAPH, PLAIN
from flake8_nograd.flow.held import held_by
from flake8_nograd.flow.methods import MethodRunner
from flake8_nograd.flow.switch import UNKNOWN, Switch, off_at, on_at
from flake8_nograd.flow.values import NEW_WRAPPER, ClassRef, ConstRef, ItemsRef, Obj, SavedRef, Value, of
from flake8_nograd.syntax import program as p
from flake8_nograd.torch_facts import modules, tensors

MOST_PARTS = 8
"""Modules of a container that are known one by one."""


class MakerRunner(MethodRunner):
    """Calls whose results are new objects."""

    def maker_call(self, node: p.Call, name: str, last: str, arguments: Arguments) -> Value | None:
        """What a known maker of modules gives; None if it is none."""
        if last in modules.WRAPPER_NAMES and arguments.positional:
            return self._wrapped(arguments, is_new=last in modules.WRAPPERS_WITH_FLAG)
        if name in modules.PREPARE_FUNCTIONS:
            return self.prepared(arguments)
        entry = _entry_of_a_hub(name, arguments)
        if self.run.words.guards_itself(entry):
            return self.fresh(node, entry, None, arguments)
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
        if maker in modules.SINGLE_WEIGHTS:
            return self._embedding(node, name, arguments)
        if self.run.words.no_pretrained_model(maker):
            return self.fresh(node, maker, None, arguments)
        known = name.startswith(("transformers.", "diffusers.")) and last == "from_pretrained"
        result = self.fresh(node, name, off_at(node.pos) if known else UNKNOWN, arguments)
        return self.restored(node, self.run.imports.value(maker, self.function), result)

    def restored(self, node: p.Call, base: Value | None, result: Value) -> Value:
        """What `Class.from_pretrained(...)` gives: an instance, if the class is in sight and inherits the method."""
        made, obj = None if base is None else base.sole, Obj(("new", node.pos))
        if isinstance(made, ClassRef) and result.sole == obj and self.run.classes.may_be_module(made.klass):
            self.run.objects.register.origins[obj] = Origin(made.klass, self.run.objects.origin(obj).maker)
            self.run.objects.register.loaded.add(obj)
        return result

    def _embedding(self, node: p.Call, name: str, arguments: Arguments) -> Value:
        """`nn.Embedding.from_pretrained(weights)`, which freezes the weights if it is not told otherwise."""
        result = self.fresh(node, name, on_at(node.pos), arguments)
        flags = [x for keyword, x in node.keywords if keyword == "freeze"] or node.args[1:2]
        obj, frozen = Obj(("new", node.pos)), all(map(_is_true, flags))
        self.run.objects.origin(obj).frozen = frozen
        self.freeze(obj, frozen)
        return result

    def _made(self, node: p.Call, name: str, mode: str, arguments: Arguments) -> Value:
        if mode == "no":
            return self.computed(arguments.combined)
        if mode == "wrap":
            return self._wrapped(arguments, is_new=name.rpartition(".")[2] in modules.WRAPPERS_WITH_FLAG)
        if mode == "copy":
            return self._copied(node, arguments)
        switch = on_at(node.pos) if mode == "train" else UNKNOWN
        result = self.fresh(node, name, switch, arguments)
        layers = {layer for obj in arguments.objects for layer in self.run.objects.layers(obj)}
        origin = self.run.objects.register.origins[Obj(("new", node.pos))]
        origin.layers = frozenset(layers)
        if name.rpartition(".")[2] in modules.CONTAINERS:
            origin.parts = tuple(obj for value in arguments.all for obj in held_by(value))
            self._fill(node, Obj(("new", node.pos)), arguments)
        return result

    def _wrapped(self, arguments: Arguments, *, is_new: bool = False) -> Value:
        """A wrapper counts as the module in it, but for what its `.training` says until one of them is switched."""
        self.run.objects.register.wrapped.update(arguments.first().objects)
        for obj in arguments.first().objects if is_new else ():
            self.state = self.state.set_attr(obj, NEW_WRAPPER, of(SavedRef(self.state.mode(obj))))
        return arguments.first()

    def _fill(self, node: p.Call, container: Obj, arguments: Arguments) -> None:
        """Let a container of modules hold those that have a name of their own too."""
        display = arguments.first().sole
        exprs, values = node.args, arguments.positional
        keys: Sequence[object] = range(len(values))
        if isinstance(display, ItemsRef) and len(node.args) == 1:
            exprs = node.args[0].items if isinstance(node.args[0], p.Items) else ()
            values, keys = list(display.items), display.keys or range(len(display.items))
        named = [isinstance(x, (p.Name, p.Attr)) for x in exprs] or [True] * len(values)
        if node.starred or len(named) != len(values) or len(values) > MOST_PARTS:
            return
        parts = zip(keys, values, named, strict=True)
        filled = {(container, f"[{key}]"): value for key, value, has_name in parts if has_name and value.objects}
        if filled:
            self.state = self.state._replace(attrs={**self.state.attrs, **filled})

    def _copied(self, node: p.Call, arguments: Arguments) -> Value:
        first = arguments.first()
        source = first.sole
        if not isinstance(source, Obj):
            return first
        result = self.fresh(node, "copy.deepcopy", self.state.mode(source), arguments)
        copied = Obj(("new", node.pos))
        self.run.objects.register.origins[copied] = self.run.objects.origin(source)
        self.run.objects.register.copies.setdefault(copied, source)
        self.freeze_copy(copied, source)
        return result

    def data_call(self, node: p.Call, name: str, arguments: Arguments) -> Value:
        """A dataset or loader: for evaluation or training, by what it is made from."""
        result = self.fresh(node, name, None, arguments)
        if name.endswith(tensors.FILLED_ENDINGS):
            result = result.with_tags("nonempty")
        for keyword, expr in node.keywords:
            if isinstance(expr, p.Const):
                if keyword == "train" and isinstance(expr.value, bool):
                    return result._replace(tags=result.tags | {"train_data" if expr.value else "eval_data"})
                if keyword in ("split", "mode", "phase", "subset", "partition") and isinstance(expr.value, str):
                    tag = self.run.words.data_tag(expr.value, key=True)
                    return result._replace(tags=result.tags | {tag}) if tag else result
        return result

    # --- unseen callables ------------------------------------------------------------------------------------------

    def unseen_call(self, node: p.Call, name: str, arguments: Arguments) -> Value:
        """Call something about which nothing is known but its name."""
        last = name.rpartition(".")[2]
        given = arguments.combined
        self.idle_keyword(node, name)
        if self.run.words.runs_for_itself(name):
            return given._replace(flows=NO_FLOWS)
        self.hand_over(last, arguments)
        if self.run.words.uses_gradients(last) and given.flows:
            self.use(given.flows)
        if last[:1].isupper():
            return self._unseen_class(node, name, last, arguments)
        result = self.fresh(node, name, UNKNOWN, arguments)
        under = self.computed(given) if given.flows or given.graph >= 0 else given
        random_inputs = bool(arguments.all) and given.random
        graph = MAYBE_GRAPH if under.graph == PLAIN else under.graph  # It may be a parameter, or computed from some.
        result = result._replace(flows=under.flows, graph=graph, random=random_inputs)
        return result.with_tags("processed") if result.flows else result

    def _unseen_class(self, node: p.Call, name: str, last: str, arguments: Arguments) -> Value:
        """`Net(...)` from another file: if it is a module it is new, but its constructor may put it in eval mode."""
        if last.endswith(("Dataset", "Loader")):
            return self.data_call(node, name, arguments)
        return self.fresh(node, name, Switch(on=node.pos, unknown=True), arguments)

    def fresh(self, node: p.Call, maker: str, mode: Switch | None, arguments: Arguments) -> Value:
        """What an unseen callable returns: an object with an identity of its own."""
        obj = self.built(node)
        is_kept = self.forget(obj)
        self.run.objects.register.origins[obj] = Origin(None, maker)
        if mode is not None:
            self.state = self.state.set_mode(obj, mode.join(UNKNOWN) if is_kept else mode)
        return arguments.combined._replace(refs=(obj,), open=False)

    def forget(self, obj: Obj) -> bool:
        """A new object takes the place of the one that an earlier round of a loop built here, if one did.

        The result tells that the earlier one may still have a name of its own.
        """
        if obj not in self.run.objects.register.origins:
            return False
        attrs = {k: v for k, v in self.state.attrs.items() if k[0].root != obj.root}
        modes = {k: v for k, v in self.state.modes.items() if k.root != obj.root}
        is_kept = obj in self.state.modes and sum(obj in value.refs for value in self.state.env.values()) > 1
        self.state = self.state._replace(attrs=attrs).with_modes(modes, {obj.root})
        return is_kept


def _entry_of_a_hub(name: str, arguments: Arguments) -> str:
    """The name of a maker; for `torch.hub.load`, with the repository and the entry that it is asked for."""
    is_plain = any(_is_off(value) for keyword, value in arguments.keywords if keyword in modules.HUB_GUARDS)
    if name != "torch.hub.load" or is_plain:
        return name
    asked = [x.sole.value for x in arguments.all if isinstance(x.sole, ConstRef)]
    return ".".join([name, *(x for x in asked if isinstance(x, str))])


def _is_off(value: Value) -> bool:
    return isinstance(value.sole, ConstRef) and value.sole.value is False


def _is_true(node: p.Expr) -> bool:
    return isinstance(node, p.Const) and node.value is True
