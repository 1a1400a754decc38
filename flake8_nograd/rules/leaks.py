"""Eval mode that leaks out of an evaluation into a training step."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from flake8_nograd.flow.contexts import Paths
from flake8_nograd.flow.dotted import last_name
from flake8_nograd.flow.facts import Activation, ForwardPass
from flake8_nograd.flow.traits import called_names, reads_gradients
from flake8_nograd.flow.translation import Translation
from flake8_nograd.flow.values import Obj
from flake8_nograd.rules.open_ends import with_callers
from flake8_nograd.rules.subject import Subject


class Leaks:
    """Finds training steps that some path reaches in eval mode."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._evaluating: dict[int, list[ForwardPass]] = {}
        for forward in subject.forwards:
            mode = forward.mode if forward.inner else subject.contexts.mode(forward, Paths.IN_SIGHT)
            for switch in mode.offs if not forward.used else ():
                self._evaluating.setdefault(switch, []).append(forward)
        self._owners: dict[int, Activation] = {}
        self._known: set[int] = set()
        for activation in subject.facts.activations:
            for (pos, _), change in activation.changes.items():
                self._owners.setdefault(pos, activation)
                if change.switch.on != pos:
                    self._known.add(pos)

    def of(self, forward: ForwardPass) -> int | None:
        """The position of the `eval()` that leaks into the training step; None if there is none, or it is meant."""
        if forward.model is None or forward.inner or forward.wants_grad or not self._trains:
            return None
        if not forward.inputs.isdisjoint(forward.activation.grads_read):
            return None
        switches = self._switches(forward)
        if (
            not switches
            or self._only_reads_gradients(forward.activation)
            or self._subject.contexts.freezing.weights(forward).maybe_off
        ):
            return None  # Who freezes it, if only on some path, may leave it in eval mode there on purpose.
        evaluation = next((x for x in switches if self._is_evaluation(x, forward)), None)
        if evaluation is not None:
            return evaluation
        switch = switches[0]
        owner = self._owners.get(switch)
        before = owner is not None and (
            (owner.function is forward.activation.function and switch < forward.pos)
            or any(site.caller is owner and switch < site.node.pos for site in forward.activation.sites)
        )
        return switch if not before and self._means_to_train(forward) else None

    @cached_property
    def _trains(self) -> bool:
        """Whether anything in sight changes parameters: if not, gradients are taken for what they tell of the input."""
        return any(
            self._subject.facts.words.may_step(last_name(call.func)) for call in self._subject.facts.calls.values()
        )

    def _only_reads_gradients(self, activation: Activation) -> bool:
        """Whether every backward pass round the function is there for the `.grad` that it leaves, and nothing trains.

        So it is with embeddings made of gradients, and with scores for what to prune.
        """
        callers = list(with_callers(activation))
        around = [*callers, *(site.callee for caller in callers for site in caller.calls.values())]
        differentiating = [x.function for x in around if x.backwards]
        if not differentiating or not all(map(reads_gradients, differentiating)):
            return False
        called = frozenset().union(*(called_names(x.function) for x in around)) - {"update"}  # Of a progress bar.
        return not any(map(self._subject.facts.words.may_step, called))

    def _switches(self, forward: ForwardPass) -> tuple[int, ...]:
        """Those `eval()` in force on some path where the value reaches `.backward()`, here or in a caller.

        Under a guard nothing is trained, whatever is called there: that is NG005's.
        """
        contexts = self._subject.contexts
        calls = [call for call in contexts.lifted.get(forward, ()) if call.trained and not call.wants_grad]
        steps = [forward] if forward.trained else calls
        known = [x for x in steps if not contexts.has_another_name(x) and not contexts.grad(x).surely_off]
        found = max((contexts.mode(step, Paths.RECORDING).offs for step in known), default=())
        own = contexts.mode(forward, Paths.RECORDING).offs if found else ()
        depends = any(step.assumed for step in (forward, *known))
        both = [off for off in found if off in own]  # The call may run others in it, in other modes.
        return tuple(off for off in both if not (depends and self._is_up_to_a_flag(off, forward)))

    def _is_up_to_a_flag(self, switch: int, forward: ForwardPass) -> bool:
        """Whether another function sets the mode as a flag says: the condition of a step may go by the same flag."""
        owner = self._owners.get(switch)
        return owner is not None and owner.function is not forward.activation.function and switch not in self._known

    def _is_evaluation(self, switch: int, forward: ForwardPass) -> bool:
        """Whether the `eval()` begins an evaluation.

        If it does, a forward pass that no gradient flows through comes after it, and before the step.
        """
        owner = self._owners.get(switch)
        inside = owner is not None and owner.function is forward.activation.function
        if owner is None and _evaluates(forward.activation, switch):
            return True
        here = inside and switch < forward.pos
        for other in self._evaluating.get(switch, ()):
            if other.activation.function is forward.activation.function:
                is_first = other.pos < forward.pos and (switch < other.pos or not here)
                is_first = is_first or (inside and forward.pos < switch < other.pos)  # Round the loop.
            else:
                is_first = not here or _is_called_between(other.activation, switch, forward)
            if is_first and (inside or not _leads_into(other, forward.activation)):
                return True
        return False

    def _means_to_train(self, forward: ForwardPass) -> bool:
        """Whether `.train()` is called on the model, in the function of the step or in one that calls it."""
        return any(
            change.switch.on >= 0 and (change.model == obj or change.model in _above(obj))
            for activation, obj in self._places(forward)
            for change in activation.changes.values()
        )

    @staticmethod
    def _places(forward: ForwardPass) -> Iterator[tuple[Activation, Obj]]:
        assert forward.model is not None
        yield forward.activation, forward.model
        for site in forward.activation.sites:
            for obj in Translation(site).objects(forward.model):
                yield site.caller, obj


def _evaluates(activation: Activation, call: int) -> bool:
    """Whether a call in the body that switches the model, in another file, also runs what no gradient flows through."""
    callees = [site.callee for site in activation.calls.values() if site.node.pos == call]
    return any(x.mode.maybe_off and not x.used for callee in callees for x in callee.forwards.values())


def _is_called_between(activation: Activation, switch: int, forward: ForwardPass) -> bool:
    """Whether the function of the forward pass calls this one after the switch, and before the forward pass."""
    function = forward.activation.function
    return any(x.caller.function is function and switch < x.node.pos < forward.pos for x in activation.sites)


def _leads_into(call: ForwardPass, activation: Activation) -> bool:
    """Whether the call runs the function itself, and so is no evaluation before the step in it."""
    pending, seen = list(call.inner), set()
    while pending:
        inner = pending.pop()
        if inner.activation is activation:
            return True
        if id(inner) not in seen:
            seen.add(id(inner))
            pending += inner.inner
    return False


def _above(obj: Obj) -> list[Obj]:
    found: list[Obj] = []
    current = obj.parent
    while current is not None:
        found.append(current)
        current = current.parent
    return found
