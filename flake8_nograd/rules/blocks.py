"""Inference blocks: what one fix would wrap. Of the four kinds, the first that applies."""

from __future__ import annotations

from typing import NamedTuple

from flake8_nograd.flow.deep import Task, finished
from flake8_nograd.flow.facts import Activation, ForwardPass, Loop
from flake8_nograd.rules.subject import Subject
from flake8_nograd.torch_facts import frameworks

PHASE, LOOP, FUNCTION, SCRIPT = "phase", "loop", "function", "script"


class Block(NamedTuple):
    """One inference block.

    `pos` is the position of what makes it one: the `eval()`, the loop, the function. `inherited`: all visible callers
    stand in such a block, not the function itself. `call`: the position of the call that gave the model in eval mode,
    if one did, which begins the phase.
    """

    kind: str
    pos: int
    name: str = ""
    inherited: bool = False
    call: int = 0


class Blocks:
    """Finds the block that a forward pass is in."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._found: dict[int, Block | None] = {}
        self._detached: dict[int, bool] = {}
        self._phases = _phase_starts(subject)

    def of(self, forward: ForwardPass) -> Block | None:
        """The block around the forward pass, in its function or in every caller of it; None if there is none."""
        key = id(forward)
        return self._found[key] if key in self._found else finished(self._of(forward))

    def _of(self, forward: ForwardPass) -> Task[Block | None]:
        key = id(forward)
        if key not in self._found:
            self._found[key] = None  # A recursive call adds nothing.
            self._found[key] = self._phase(forward) or self._local(forward) or (yield self._of_callers(forward))
        return self._found[key]

    def is_in_sight(self, forward: ForwardPass) -> bool:
        """Whether the function of the forward pass tells by itself that there is a block, whoever calls it."""
        return forward.mode.surely_off or self._local(forward) is not None

    def _phase(self, forward: ForwardPass) -> Block | None:
        mode = self._subject.contexts.mode(forward)
        if not mode.surely_off:
            return None
        if self._subject.contexts.is_of_constructor_calls(forward) and not self._is_taken_for_inference(forward):
            return None
        begin = self._phases.get(mode.off, mode.off)
        return Block(PHASE, begin, inherited=not forward.mode.surely_off, call=_making(forward, mode.off))

    def _is_taken_for_inference(self, forward: ForwardPass) -> bool:
        """Whether a phase that begins far away, before the constructor is called, makes the function one of inference.

        What the function says itself comes first; if it says nothing, a result that it gives away with its graph may
        be wanted so.
        """
        return forward not in forward.activation.escaping and self._local(forward) is None

    def phases(self, forward: ForwardPass) -> frozenset[int]:
        """The eval phases that the forward pass is in, on one path or another."""
        return frozenset(self._phases.get(off, off) for off in self._subject.contexts.mode(forward).offs)

    def switch(self, forward: ForwardPass, phase: int) -> int:
        """The `eval()` that the forward pass is in the phase by."""
        offs = self._subject.contexts.mode(forward).offs
        return next((off for off in offs if self._phases.get(off, off) == phase), offs[0])

    def _local(self, forward: ForwardPass) -> Block | None:
        loop = self._evaluation_loop(forward)
        if loop is not None:
            return Block(LOOP, loop.pos)
        function = forward.activation.function
        if self.is_inference(forward.activation):
            return Block(FUNCTION, function.pos, function.name)
        if self._subject.is_inference_script(forward.activation):
            return Block(SCRIPT, 0)
        return None

    def _evaluation_loop(self, forward: ForwardPass) -> Loop | None:
        for loop in forward.loops:
            if _is_evaluation_data(loop.iterated.tags):
                return loop
        if forward.loops and not forward.inner and _is_evaluation_data(forward.data_tags):
            return None if _trains_in(forward.loops[-1], forward.activation) else forward.loops[-1]
        return None

    def is_inference(self, activation: Activation) -> bool:
        """Whether the function is an inference function."""
        function = activation.function
        words = self._subject.facts.words
        if function.name in frameworks.HOOKS_UNGUARDED:
            return True
        if words.is_inference_function(function.name):
            return not self._is_another_forward(activation)
        return self._leaves_only_detached(activation)

    def _is_another_forward(self, activation: Activation) -> bool:
        """Whether an inference method of a module is one more of its forward passes, which its callers guard.

        It is, if its name says so, or if it returns results with their graph. A private function that does so is none
        either, nor is a method that a base class out of sight may call, under a guard of its own.
        """
        function = activation.function
        escapes = any(forward in activation.escaping for forward in activation.forwards.values())
        if function.name.startswith("_") and escapes:
            return True
        if function.owner is None:
            return False
        if self._subject.facts.classes.has_unseen_base(function.owner):
            return True
        if not self._subject.facts.classes.acts_as_module(function.owner):
            return False
        words = self._subject.facts.words
        if words.only_another_forward(function.name):  # Of what gives no graph away, nothing larger can be a part.
            return escapes or not activation.handed_over.isdisjoint(activation.forwards.values())
        if not activation.sites and words.may_be_another_forward(function.name):
            return True
        return escapes

    def _leaves_only_detached(self, activation: Activation) -> bool:
        key = id(activation)
        if key not in self._detached:
            own = activation.forwards.values()
            self._detached[key] = (
                bool(own)
                and not self._subject.is_main(activation)
                and not self._subject.computes_gradients(activation)
                and not any(
                    x.used or x.wants_grad or x in activation.escaping or x in activation.handed_over for x in own
                )
                and any(x.cut for x in own)
                and all(x.cut or (not x.grad.surely_on and x.grad.off >= 0) for x in own)
            )
        return self._detached[key]

    def _of_callers(self, forward: ForwardPass) -> Task[Block | None]:
        """The block that every visible call stands in."""
        activation = forward.activation
        if not activation.sites:
            return None
        lifted = self._subject.contexts.lifted.get(forward)
        if not lifted:
            return self._of_sites(activation)
        found: list[Block | None] = []
        for call in lifted:
            found += [(yield self._of(call))]
        if len({call.activation.key for call in lifted}) < len({site.caller.key for site in activation.sites}):
            return None
        blocks = [block for block in found if block is not None]
        if len(blocks) < len(found):
            return None
        # It is known to be in eval mode only if all callers put it there, and if none switches it back between rounds.
        block = next((block for block in blocks if block.kind != PHASE), blocks[0])
        mode = self._subject.contexts.mode(forward)
        is_switched_back = block.kind == PHASE and mode.on >= 0 and not mode.unknown
        return None if is_switched_back else block._replace(inherited=True)

    def _of_sites(self, activation: Activation) -> Block | None:
        """The same for a function that guards itself, whose forward passes no call carries on."""
        found: list[Block | None] = []
        for site in activation.sites:
            if site.by_value:
                return None
            loop = next((x for x in site.loops if _is_evaluation_data(x.iterated.tags)), None)
            if loop is not None:
                found.append(Block(LOOP, loop.pos, inherited=True))
            elif self.is_inference(site.caller):
                function = site.caller.function
                found.append(Block(FUNCTION, function.pos, function.name, True))
            elif self._subject.is_inference_script(site.caller):
                found.append(Block(SCRIPT, 0, inherited=True))
            else:
                found.append(None)
        return found[0] if found and None not in found else None


def _is_evaluation_data(tags: frozenset[str]) -> bool:
    return "eval_data" in tags and "train_data" not in tags


def _trains_in(loop: Loop, activation: Activation) -> bool:
    """Whether the loop runs over training data, or a training step in it."""
    is_inside = (x.loops for x in activation.forwards.values() if x.trained)
    return "train_data" in loop.iterated.tags or any(y.pos == loop.pos for loops in is_inside for y in loops)


def _making(forward: ForwardPass, off: int) -> int:
    """The call that made the model and put it in eval mode; of several with no forward pass between, the first."""
    activation = forward.activation
    if any(change.node.pos == off for change in activation.changes.values()):
        return 0
    call = _given_by(forward)
    passes = [x.pos for x in activation.forwards.values()]
    for maker in sorted({_given_by(x) for x in activation.forwards.values()}, reverse=True):
        if 0 < maker < call:
            if any(maker < pos < call for pos in passes):
                break
            call = maker
    return call


def _given_by(forward: ForwardPass) -> int:
    """The position of the call inside which the model was made; 0 if it was not."""
    root = () if forward.model is None else forward.model.root
    return int(root[2]) if len(root) > 2 and root[0] == "new" else 0


def _phase_starts(subject: Subject) -> dict[int, int]:
    """For each `eval()`, the one that begins its phase: several with no forward pass between them begin it together."""
    starts: dict[int, int] = {}
    for activation in subject.facts.activations:
        events = [(change.node.pos, change.switch.surely_off) for change in activation.changes.values()]
        events += [(forward.pos, False) for forward in activation.forwards.values()]
        events += [(site.node.pos, False) for site in activation.calls.values() if site.callee.forwards]
        start: int | None = None
        for pos, evals in sorted(events):
            start = (start if start is not None else pos) if evals else None
            if start is not None:
                starts[pos] = min(start, starts.get(pos, start))
    return starts
