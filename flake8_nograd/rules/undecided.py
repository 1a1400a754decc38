"""Whether what stands in other files could change a verdict on a file."""

from __future__ import annotations

from collections.abc import Set
from typing import Protocol

from flake8_nograd.flow.facts import Activation, ForwardPass
from flake8_nograd.flow.traits import called_names, iterated_names
from flake8_nograd.flow.values import Obj
from flake8_nograd.rules import silence, tests_in_code
from flake8_nograd.rules.open_ends import with_callers
from flake8_nograd.rules.subject import Subject


class Reach(Protocol):
    """Names by which a file may call other files.

    `switching` are those of what switches recording or a mode for its caller, `shielding` of what does under a guard of
    its own, `every` these and what runs a module, `hooks` what methods of imported classes call that switch something,
    `modules` those of imported classes that are modules and of what makes them.
    """

    @property
    def switching(self) -> Set[str]: ...
    @property
    def shielding(self) -> Set[str]: ...
    @property
    def hooks(self) -> Set[str]: ...
    @property
    def modules(self) -> Set[str]: ...
    @property
    def every(self) -> Set[str]: ...


def is_undecided(subject: Subject, reach: Reach) -> bool:
    """Whether what stands in other files could change a verdict: one that there is, or one that is missing.

    One may be missing where the file calls what switches recording or a mode, where a base class may have switched
    something before it calls a method, or where an inference block hands something to a function of another file, or
    runs a module that is defined there, or where an inference function overrides that of a base class there; `reach`
    are the names of such functions.
    """
    verdicts = subject.verdicts
    if verdicts.unguarded or verdicts.in_train_mode:
        return True
    ends = _Ends(subject, reach)
    return ends.wait_for_a_base() or (bool(reach.every or reach.hooks or reach.modules) and ends.may_be_missing())


class _Ends:
    """The places of a file from which names lead into other files."""

    def __init__(self, subject: Subject, reach: Reach) -> None:
        self._subject = subject
        self._switching, self._shielding, self._hooks = reach.switching, reach.shielding, reach.hooks
        self._every, self._modules = reach.every, reach.modules
        self._inference: dict[int, bool] = {}
        self._called: dict[int, frozenset[str]] = {}

    def wait_for_a_base(self) -> bool:
        """Whether some inference method is silent only while its base class is not seen."""
        return any(map(self._waits_for_base, self._subject.facts.own))

    def may_be_missing(self) -> bool:
        """Whether one of the names may lead to what changes a verdict."""
        own = self._subject.facts.own
        decisive = self._switching | self._shielding if self._subject.trains else self._switching
        switching = [x for x in own if not decisive.isdisjoint(self._called_by(x))]
        if any(map(self._shares_its_models, switching)) or any(self._is_hook(activation) for activation in own):
            return True
        return any(self._leads_out(forward) for forward in self._subject.forwards) or any(map(self._calls_out, own))

    def _shares_its_models(self, activation: Activation) -> bool:
        """Whether what the function switches may be run or trained: there, in a caller, a callee or another method."""
        pending, seen = [activation], {id(activation)}
        while pending:
            current = pending.pop()
            if current.backwards or (current.forwards and self._may_be_judged(current)) or self._calls_out(current):
                return True
            owner = current.function.owner
            around = [site.caller for site in current.sites] + [site.callee for site in current.calls.values()]
            around += [x for x in self._subject.facts.own if owner is not None and x.function.owner is owner]
            pending += [x for x in around if id(x) not in seen]
            seen.update(map(id, around))
        return False

    def _is_hook(self, activation: Activation) -> bool:
        """Whether a base class elsewhere may call the method where it has switched something."""
        owner, name = activation.function.owner, activation.function.name
        if owner is None or name not in self._hooks or not (activation.forwards or activation.handed):
            return False
        return bool(self._subject.facts.classes.foreign(owner))

    def _waits_for_base(self, activation: Activation) -> bool:
        """Whether an inference method is silent only while its base class is not seen, which may guard and call it."""
        owner, words = activation.function.owner, self._subject.facts.words
        if owner is None or not words.is_inference_function(activation.function.name):
            return False
        own = [x for x in activation.forwards.values() if x.is_up_to_callers and not x.used]
        if not own or not self._may_be_judged(activation):
            return False
        return self._subject.facts.classes.has_unseen_base(owner)

    def _leads_out(self, forward: ForwardPass) -> bool:
        """Whether the forward pass of an inference block runs what is defined elsewhere, in whatever mode."""
        subject, model, activation = self._subject, forward.model, forward.activation
        if model is None or not ((model.path and model.path[-1] in self._every) or self._is_made_there(model)):
            return False
        mode = subject.contexts.mode(forward)
        if mode.surely_on or mode.surely_off or silence.framework_guards(subject, activation):
            return False
        return self._may_be_judged(activation) and self._is_inference(activation)

    def _calls_out(self, activation: Activation) -> bool:
        """Whether a function of an inference block calls a function of another file."""
        return (
            not self._every.isdisjoint(self._called_by(activation))
            and self._may_be_judged(activation)
            and self._is_inference(activation)
        )

    def _may_be_judged(self, activation: Activation) -> bool:
        """Whether a forward pass in the function may get a verdict at all."""
        subject = self._subject
        return not silence.is_forward_itself(subject, activation) and not tests_in_code.is_unit_test(
            subject, activation
        )

    def _called_by(self, activation: Activation) -> frozenset[str]:
        """The names that the function calls, and those of its decorators."""
        function = activation.function
        if function.pos not in self._called:
            self._called[function.pos] = called_names(function)
        return self._called[function.pos]

    def _is_made_there(self, obj: Obj) -> bool:
        maker = self._subject.facts.objects.origin(obj).maker.rpartition(".")[2]
        return maker in self._every or maker in self._modules

    def _is_inference(self, activation: Activation) -> bool:
        """Whether the function, one that calls it or the constructor of its class has the look of inference."""
        around = with_callers(activation)
        constructors = self._subject.contexts.constructors(activation.function)
        return any(self._looks_so(x) for x in (activation, *around, *constructors))

    def _looks_so(self, activation: Activation) -> bool:
        key = id(activation)
        if key not in self._inference:
            subject, words = self._subject, self._subject.facts.words
            self._inference[key] = (
                any(change.switch.maybe_off for change in activation.changes.values())
                or subject.verdicts.is_inference(activation)
                or subject.is_inference_script(activation)
                or any(words.data_tag(name) == "eval_data" for name in iterated_names(activation.function))
            )
        return self._inference[key]
