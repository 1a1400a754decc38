"""What all rules look at: the facts of one file, with the questions that several rules ask of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from flake8_nograd.flow.contexts import Contexts
from flake8_nograd.flow.dotted import dotted_text
from flake8_nograd.flow.facts import Activation, Facts, ForwardPass
from flake8_nograd.flow.texts import receiver, shortened
from flake8_nograd.flow.walk import calls_in
from flake8_nograd.rules.file import File
from flake8_nograd.torch_facts import guards, names

if TYPE_CHECKING:
    from flake8_nograd.flow.values import Obj
    from flake8_nograd.rules.verdicts import Verdicts


MOST_CAUSE = 40
"""Characters of an expression in a message."""


class Subject:
    """One file's facts, who calls whom, and the text at a position."""

    def __init__(self, facts: Facts, file: File, text_of: Callable[[int], str]) -> None:
        self.facts = facts
        self.file = file
        self.contexts = Contexts(facts)
        self.leaves: dict[object, dict[int, bool]] = {}
        self._only_called_from: dict[object, dict[int, bool]] = {}
        self._of_forces: dict[int, bool] = {}
        self._text_of = text_of

    def text_of(self, pos: int) -> str:
        """The text at a position, on one line. Of other files only the names of what is called are known."""
        if not self.facts.programs.path_at(pos):
            return self._text_of(pos)
        call = self.facts.calls.get(pos)
        return "" if call is None else f"{dotted_text(call.func) or '...'}()"

    def callee_text(self, forward: ForwardPass) -> str:
        """The text of what is called, wherever that stands."""
        func = forward.node.func
        return (dotted_text(func) or "") if self.facts.programs.path_at(func.pos) else self.text_of(func.pos)

    @cached_property
    def forwards(self) -> list[ForwardPass]:
        """All forward passes and calls that run one, in source order."""
        found = [forward for activation in self.facts.own for forward in activation.forwards.values()]
        return sorted(found, key=lambda forward: forward.pos)

    @cached_property
    def trains(self) -> bool:
        """Whether anything in the file computes gradients backwards."""
        return any(activation.backwards for activation in self.facts.own)

    @cached_property
    def guard(self) -> str:
        """How the file writes a guard: `torch.no_grad()`, under its own aliases."""
        imports = self.facts.program.imports
        for local, full in imports.items():
            if full in guards.PREFERRED:
                return f"{local}()"
        return f"{self.torch}.no_grad()"

    @cached_property
    def torch(self) -> str:
        """How the file calls torch."""
        return next((local for local, full in self.facts.program.imports.items() if full == "torch"), "torch")

    def model_text(self, forward: ForwardPass) -> str:
        """The text of what runs forward: `net`, `self.model`, `self._process(...)`."""
        return shortened(receiver(forward), self.text_of, MOST_CAUSE)

    def switch_hint(self, forward: ForwardPass, name: str) -> str:
        """What to write to switch the model: `net.eval()`."""
        text = self.model_text(forward)
        return f"'.{name}()' on it" if "..." in text else f"'{text}.{name}()'"

    def train_mode_hint(self, forward: ForwardPass, *, in_script: bool) -> str:
        """What a message adds if the model is known to be in train mode."""
        model = forward.model
        if forward.inner or model is None or not self.contexts.mode(forward).surely_on:
            return ""
        if in_script and not self.facts.objects.layers(model):
            return ""
        return f"; it is in train mode, too: call {self.switch_hint(forward, 'eval')} first"

    @cached_property
    def _switches(self) -> frozenset[int]:
        return frozenset(pos for activation in self.facts.activations for pos, _ in activation.changes)

    def switches(self, pos: int) -> bool:
        """Whether a module that was there already is switched at `pos`."""
        return pos in self._switches

    @staticmethod
    def is_switched_in(activation: Activation, pos: int) -> bool:
        """Whether the function itself switches a module at `pos`."""
        return any(change.node.pos == pos for change in activation.changes.values())

    def switch_text(self, pos: int) -> str:
        """The text of what set a switch at `pos`, with the arguments of a long call left out."""
        call = self.facts.calls.get(pos)
        return self.text_of(pos) if call is None else shortened(call, self.text_of, MOST_CAUSE)

    @cached_property
    def has_test_cases(self) -> bool:
        """Whether the file defines a class of unit tests."""
        classes = self.facts.classes
        bases = (base for klass in self.facts.program.classes for base in classes.foreign(klass))
        return any(base.rpartition(".")[2] in names.TEST_FRAMEWORK_BASES for base in bases)

    def is_inference_script(self, activation: Activation) -> bool:
        """Whether it is the module body of an inference script: by the file's name, one that trains nothing."""
        is_own_body = self.is_main(activation) and self.facts.programs.is_own(activation.function)
        return is_own_body and not self.trains and self._is_script

    @cached_property
    def _is_script(self) -> bool:
        return not self.file.is_certainly_a_test and self.facts.words.is_script(self.file.stem)

    def file_of(self, activation: Activation) -> File:
        """The file that the function stands in."""
        path = self.facts.programs.of(activation.function).path
        return File(path, self.file.unit_tests) if path else self.file

    @cached_property
    def verdicts(self) -> Verdicts:
        """The judged forward passes."""
        from flake8_nograd.rules.verdicts import Verdicts

        return Verdicts(self)

    def was_built(self, obj: Obj) -> bool:
        """Whether the object was made by a constructor, not loaded."""
        objects = self.facts.objects
        origin = objects.origin(obj)
        by_name = origin.maker.rpartition(".")[2][:1].isupper() or origin.maker.startswith("torchvision.models.")
        return by_name or origin.built or objects.class_of(obj) is not None

    def only_called_from(self, activation: Activation, wanted: Callable[[Subject, Activation], bool]) -> bool:
        """Whether the function is one of the wanted, or every visible call of it is made from one, directly or not."""
        known = self._only_called_from.setdefault(wanted, {})
        return self.contexts.only_called_from(activation, lambda x: wanted(self, x), known)

    def computes_gradients(self, activation: Activation) -> bool:
        """Whether a backward pass runs in the function or in one that it calls: a guard round a call would stop it."""
        return id(activation) in self._computing

    @cached_property
    def _computing(self) -> frozenset[int]:
        """Which activations compute gradients, themselves or by a call: found once, from those that do upwards."""
        callers: dict[int, list[int]] = {}
        for activation in self.facts.activations:
            for call in activation.calls.values():
                if not call.by_value:
                    callers.setdefault(id(call.callee), []).append(id(activation))
        pending = [id(x) for x in self.facts.activations if x.backwards or x.differentiates]
        found = set(pending)
        while pending:
            above = set(callers.get(pending.pop(), ())) - found
            found |= above
            pending += above
        return frozenset(found)

    def is_among_forces(self, activation: Activation) -> bool:
        """Whether it is a method of what gives forces away, which a model of atoms finds by differentiating itself."""
        owner = activation.function.owner
        if owner is None:
            return False
        if owner.pos not in self._of_forces:
            methods = self.facts.classes.method_names(owner)
            self._of_forces[owner.pos] = any(map(self.facts.words.speaks_of_forces, methods))
        return self._of_forces[owner.pos]

    @cached_property
    def _called_in_main(self) -> frozenset[int]:
        return frozenset(call.pos for call in calls_in(self.facts.program.main.body))

    def is_of_main(self, pos: int) -> bool:
        """Whether the call at this position stands in the module body."""
        return pos in self._called_in_main

    def is_main(self, activation: Activation) -> bool:
        """Whether it is the module body."""
        return activation.function.is_module_body
