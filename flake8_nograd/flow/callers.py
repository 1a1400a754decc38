"""Who calls the function of a fact, and what its callers give it."""

from __future__ import annotations

from collections.abc import Callable

from flake8_nograd.flow.deep import Task, finished
from flake8_nograd.flow.evidence import Evidence
from flake8_nograd.flow.facts import Activation, Facts, ForwardPass
from flake8_nograd.flow.translation import Translation
from flake8_nograd.flow.values import Obj
from flake8_nograd.syntax.program import Function

MOST_CALLERS = 24
MOST_GIVEN = 8
"""Objects that callers may give for one, beyond which none is known."""


class Callers:
    """Finds the callers of facts. `lifted` has the calls that carry a forward pass into their own function."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.lifted: dict[ForwardPass, list[ForwardPass]] = {}
        self._of_function: dict[int, list[Activation]] = {}
        self._at: dict[tuple[int, int], list[ForwardPass]] = {}
        self._given: dict[tuple[int, Obj], list[Obj]] = {}
        for activation in facts.activations:
            self._of_function.setdefault(activation.function.pos, []).append(activation)
            for forward in activation.forwards.values():
                self._at.setdefault((activation.function.pos, forward.pos), []).append(forward)
                for inner in forward.inner:
                    self.lifted.setdefault(inner, []).append(forward)

    # --- evidence --------------------------------------------------------------------------------------------------

    def evidence(self, forward: ForwardPass) -> Evidence:
        """How sure it is that a module runs, by what is known of the object here and of what visible calls give for it.

        One call that gives something else outweighs all that speaks for a module.
        """
        if forward.model is None:
            return Evidence.NONE
        found = [self.facts.objects.evidence(forward.model)]
        for site in forward.activation.sites[:MOST_CALLERS]:
            if not site.by_value:
                found += [self.facts.objects.evidence(x) for x in Translation(site).objects(forward.model)]
        return Evidence.AGAINST if Evidence.AGAINST in found else max(found)

    def given_for(self, forward: ForwardPass) -> list[Obj]:
        """What may be called: the object itself or, for one that callers give, what the visible calls give for it.

        A copy is what it was made of.
        """
        return [] if forward.model is None else finished(self._given_at(forward.activation, forward.model))

    def _given_at(self, activation: Activation, obj: Obj) -> Task[list[Obj]]:
        obj = self.facts.objects.register.copies.get(obj, obj)
        key = (id(activation), obj)
        if obj.root[0] in ("param", "self", "name") and key not in self._given:
            self._given[key] = [obj]
            every: dict[Obj, None] = {}
            for site in activation.sites[:MOST_CALLERS]:
                for target in () if site.by_value else Translation(site).objects(obj):
                    every.update(dict.fromkeys((yield self._given_at(site.caller, target))))
            self._given[key] = list(every)[:MOST_GIVEN] or [obj]
        return self._given.get(key, [obj])

    # --- callers ---------------------------------------------------------------------------------------------------

    def only_called_from(
        self, activation: Activation, wanted: Callable[[Activation], bool], known: dict[int, bool]
    ) -> bool:
        """Whether the function is one of the wanted, or every visible call of it is made from one, directly or not.

        `known` keeps the answers for these wanted ones. Functions that call one another are none.
        """
        return finished(self._only_from(activation, wanted, known))

    def _only_from(
        self, activation: Activation, wanted: Callable[[Activation], bool], known: dict[int, bool]
    ) -> Task[bool]:
        key = id(activation)
        if key not in known:
            known[key] = False
            known[key] = wanted(activation) or (yield self._all_callers(activation, wanted, known))
        return known[key]

    def _all_callers(
        self, activation: Activation, wanted: Callable[[Activation], bool], known: dict[int, bool]
    ) -> Task[bool]:
        for site in activation.sites[:MOST_CALLERS]:
            if not (yield self._only_from(site.caller, wanted, known)):
                return False
        return bool(activation.sites)

    def at_same_place(self, forward: ForwardPass) -> list[ForwardPass]:
        """What runs at the same place, in any activation of the function and on any path."""
        return self._at[forward.activation.function.pos, forward.pos]

    def activations_of(self, function: Function) -> list[Activation]:
        """All live activations of a function."""
        return self._of_function.get(function.pos, [])
