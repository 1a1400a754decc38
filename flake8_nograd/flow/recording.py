"""Recording at the entry of functions, by those that call them."""

from __future__ import annotations

from collections.abc import Iterator

from flake8_nograd.flow.callers import MOST_CALLERS, Callers
from flake8_nograd.flow.deep import Task, finished
from flake8_nograd.flow.facts import Activation, CallSite, Facts, ForwardPass
from flake8_nograd.flow.project import main_of
from flake8_nograd.flow.state import State
from flake8_nograd.flow.switch import BY_DEFAULT, UNKNOWN, Switch, on_at
from flake8_nograd.syntax.program import Function

_RECORDING = on_at(BY_DEFAULT)


class Recording(Callers):
    """Resolves switches of recording that are what they were at entry."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts)
        self._grads: dict[int, Switch] = {}
        self._leaving_off: dict[int, list[Function]] = {}

    def grad(self, forward: ForwardPass) -> Switch:
        """Recording where the forward pass runs, over all visible calls of its function."""
        return self.settled(forward.grad, forward.activation)

    def settled(self, switch: Switch, activation: Activation) -> Switch:
        """A switch of recording with that at the function's entry put in."""
        return switch if switch.settled else switch.after(self.grad_at_entry(activation))

    def grad_at_entry(self, activation: Activation) -> Switch:
        """Recording where the function is entered: on, if nobody in sight calls it and nothing turns it off."""
        known = self._grads.get(id(activation))
        return known if known is not None else finished(self._grad_at_entry(activation))

    def _grad_at_entry(self, activation: Activation) -> Task[Switch]:
        known = self._grads.get(id(activation))
        if known is not None:
            return known
        wrapped = self.facts.wrapped.get(activation.function.pos)
        self._grads[id(activation)] = Switch()
        found = Switch() if wrapped is None else wrapped.after(_RECORDING)
        sites = [site for site in activation.sites[:MOST_CALLERS] if not _stands_in(site)]
        for site in sites:
            found = found.join((yield self._settled(site.state.grad, site.caller)))
        if activation.function.pos in self.facts.unsure:
            found = found.join(UNKNOWN)
        elif not sites and wrapped is None:
            found = yield self._grad_of_root(activation)
        result = found if found != Switch() else _RECORDING
        self._grads[id(activation)] = result
        return result

    def _settled(self, switch: Switch, activation: Activation) -> Task[Switch]:
        """The same for what a function is entered with, which may turn recording on: not if an inference mode stays."""
        is_whole = switch.settled and not switch.inherits
        return switch if is_whole else switch.after((yield self._grad_at_entry(activation)))

    def _grad_of_root(self, activation: Activation) -> Task[Switch]:
        outer = self._outer_end(activation.function)
        if outer is not None:
            grad: Switch = yield self._settled(outer[1].grad, outer[0])
            return grad if outer[0].guarded is None else grad.join(UNKNOWN)  # Called in it, or when it is over.
        overridden: Switch = yield self._grad_of_overridden(activation.function)
        if overridden != Switch():
            return overridden
        for constructor in self.constructors(activation.function):
            end = constructor.exit
            if end is not None and end.grad.settled and constructor.guarded is None:
                return end.grad
        if self._is_left_off_by_others(activation.function):
            return UNKNOWN
        if activation.function.is_module_body:
            return _RECORDING
        final = self._final(activation.function)
        return _RECORDING if final is None else final.grad

    def _grad_of_overridden(self, function: Function) -> Task[Switch]:
        """Recording where the methods are entered that a method overrides: who calls these calls it in their place."""
        found = Switch()
        classes = [] if function.owner is None else self.facts.classes.mro(function.owner)[1:]
        for method in (klass.methods.get(function.name) for klass in classes):
            for activation in () if method is None else self.activations_of(method):
                if activation.sites:
                    found = found.join((yield self._grad_at_entry(activation)))
        return found

    def _is_left_off_by_others(self, function: Function) -> bool:
        """Whether another method of the class turns recording off for good, as an `eval()` of its own may do."""
        owner = function.owner
        if owner is None:
            return False
        if owner.pos not in self._leaving_off:
            methods = (x for klass in self.facts.classes.mro(owner) for x in klass.methods.values())
            self._leaving_off[owner.pos] = [x for x in methods if any(map(_leaves_off, self.activations_of(x)))]
        return any(x is not function for x in self._leaving_off[owner.pos])

    def _final(self, function: Function) -> State | None:
        """The state at the end of the module body around a function."""
        return next((x.exit for x in self.activations_of(main_of(function)) if x.exit is not None), None)

    # --- what runs before a function ----------------------------------------------------------------------------------

    def _constructor_ends(self, function: Function) -> Iterator[State]:
        """The states at the end of the constructor that makes the `self` of a method."""
        for activation in self.constructors(function):
            if activation.exit is not None:
                yield activation.exit

    def constructors(self, function: Function) -> list[Activation]:
        """The activations of the constructor that makes the `self` of a method."""
        owner = function.owner
        init = None if owner is None else self.facts.classes.method(owner, "__init__")
        return [] if init is None or init is function else self.activations_of(init)

    def _outer_end(self, function: Function) -> tuple[Activation, State] | None:
        """The function around a closure, and the state in which it ends."""
        outer = function.outer
        if outer is None or outer.is_module_body:
            return None
        for activation in self._of_function.get(outer.pos, ()):
            if activation.exit is not None:
                return activation, activation.exit
        return None


def _leaves_off(activation: Activation) -> bool:
    """Whether the function, with no guard round it, ends with recording turned off."""
    end = None if activation.guarded is not None else activation.exit
    return end is not None and end.grad.settled and end.grad.surely_off


def _stands_in(site: CallSite) -> bool:
    """Whether a method that nobody in sight calls hands on to one of its name: it is called as that would be."""
    caller, callee = site.caller.function, site.callee.function
    is_alike = caller is not callee and caller.owner is not None and caller.name == callee.name
    return is_alike and not site.caller.sites and not site.state.grad.settled
