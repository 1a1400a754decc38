"""What names say: the naming habits of `torch_facts.names` and of the user's settings, as questions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fnmatch import translate
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

from flake8_nograd.torch_facts import frameworks, guards, modules, names

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


class Names(Protocol):
    """The part of the settings that the words depend on. None means the built-in list."""

    @property
    def model_names(self) -> tuple[str, ...] | None: ...
    @property
    def extend_model_names(self) -> tuple[str, ...]: ...
    @property
    def loader_names(self) -> tuple[str, ...] | None: ...
    @property
    def extend_loader_names(self) -> tuple[str, ...]: ...
    @property
    def inference_functions(self) -> tuple[str, ...] | None: ...
    @property
    def extend_inference_functions(self) -> tuple[str, ...]: ...
    @property
    def guards(self) -> tuple[str, ...]: ...


@lru_cache(maxsize=4096)
def words_of(name: str) -> tuple[str, ...]:
    """`testLoader_v2` -> `("test", "loader", "v", "2")`."""
    return tuple(word.lower() for word in _WORD.findall(name))


def globs(patterns: Iterable[str]) -> re.Pattern[str]:
    """One expression that matches what any of the globs matches, case-sensitively."""
    return re.compile("|".join(translate(pattern) for pattern in patterns) or r"(?!)")


def is_class_name(name: str) -> bool:
    """Whether the name is written as those of classes are: `ResNet`, but not `netG`, `G` or `G_AB`."""
    return len(name) > 2 and name[0].isupper() and name[1].islower() and "_" not in name


class Words:
    """Answers are kept per name: the same names come again and again."""

    def __init__(self, settings: Names) -> None:
        models = names.MODEL_NAMES if settings.model_names is None else settings.model_names
        functions = names.INFERENCE_FUNCTIONS if settings.inference_functions is None else settings.inference_functions
        self._models = globs((*models, *settings.extend_model_names))
        self._own_models = globs((*(settings.model_names or ()), *settings.extend_model_names))
        self._never = globs(names.NEVER_MODELS)
        self._beside = globs(names.BESIDE_MODELS)
        self._functions = globs((*functions, *settings.extend_inference_functions))
        self._own_functions = globs((*(settings.inference_functions or ()), *settings.extend_inference_functions))
        self._loaders = globs((*(settings.loader_names or names.LOADER_NAMES), *settings.extend_loader_names))
        self._only_own_loaders = settings.loader_names is not None
        self._tags: tuple[dict[str, str | None], dict[str, str | None]] = ({}, {})
        self._is_loader: dict[str, bool] = {}
        self._inference: dict[str, bool] = {}
        self._callable: dict[str, bool] = {}
        self.key = repr((settings.model_names, settings.extend_model_names))
        """What the answers of `may_be_called_as_module` depend on, beside this code."""

    def is_model_name(self, name: str) -> bool:
        """Whether the last part of the name is one that modules usually have."""
        last = name.rpartition(".")[2].lstrip("_").strip("[]'\"") or name
        if self._own_models.match(last):
            return True
        return bool(self._models.match(last)) and not self._never.match(last)

    def stands_beside_models(self, key: str) -> bool:
        """Whether a dictionary keeps something under this key that goes with a model and is none."""
        return bool(self._beside.match(key))

    def is_instance_name(self, name: str) -> bool:
        """Whether a name that is bound nowhere in sight is a module's, and not a class's or a function's."""
        return self.is_model_name(name) and not is_class_name(name)

    def is_inference_function(self, name: str) -> bool:
        """Whether functions of this name usually evaluate or predict."""
        found = self._inference.get(name)
        if found is None:
            by_habit = bool(self._functions.match(name)) and not _NOT_INFERENCE.match(name)
            found = self._inference[name] = by_habit or bool(self._own_functions.match(name))
        return found

    def data_tag(self, name: str, *, key: bool = False) -> str | None:
        """`eval_data` or `train_data`, if the name says so.

        A key of a dict of loaders (`loaders["val"]`) may be one word.
        """
        known = self._tags[key]
        if name not in known:
            known[name] = self._data_tag(name, key)
        return known[name]

    def _data_tag(self, name: str, key: bool) -> str | None:
        if self._loaders.match(name):
            return "eval_data"
        if self._only_own_loaders:
            return None
        words = words_of(name)
        joined = "".join(words)
        is_data = key or not names.LOADER_WORDS.isdisjoint(words) or joined.endswith(names.LOADER_ENDINGS)
        if not is_data:
            return None
        if _says(words, joined, names.TRAINING_WORDS):
            return "train_data"
        return "eval_data" if _says(words, joined, names.EVALUATION_WORDS) else None

    def is_loader(self, name: str) -> bool:
        """Whether the name is one of a loader: `train_loader`, `valLoader`, `dl`."""
        found = self._is_loader.get(name)
        if found is None:
            found = self._is_loader[name] = bool(_FILLED.match(name))
        return found

    def may_run(self, method: str) -> bool:
        """Whether a method of this name may run its module: not if it says that it gets, makes or sets something."""
        return method.isidentifier() and not self._never.match(method)

    def is_forward_method(self, name: str) -> bool:
        """Whether modules conventionally run themselves in methods of this name."""
        return bool(_FORWARD_METHODS.match(name)) and not name.startswith(modules.FORWARD_BUT_NOT)

    def is_loss(self, name: str) -> bool:
        """Whether the name is a loss's or a metric's: it has no mode worth setting."""
        return bool(_LOSSES.match(name.rpartition(".")[2]))

    def guards_itself(self, maker: str) -> bool:
        """Whether what is built by this name guards itself, or is no PyTorch module."""
        return bool(_SELF_GUARDED.match(maker))

    def runs_for_itself(self, name: str) -> bool:
        """Whether the function takes a model and runs it for its own ends."""
        return bool(_RUNS_FOR_ITSELF.match(name))

    def no_pretrained_model(self, maker: str) -> bool:
        """Whether `X.from_pretrained` gives something other than a model."""
        return bool(_NOT_PRETRAINED.match(maker.rpartition(".")[2]))

    def uses_gradients(self, name: str) -> bool:
        """Whether an unseen function of this name may differentiate its arguments."""
        return not names.GRADIENT_WORDS.isdisjoint(words_of(name))

    def reads_kept_gradients(self, name: str) -> bool:
        """Whether a method of this name gives gradients away that its module has kept: `get_attn_gradients`."""
        words = words_of(name)
        return words[:1] == ("get",) and words[-1] in names.KEPT_GRADIENTS

    def differentiates(self, name: str) -> bool:
        """Whether what is called so may differentiate the model it is given."""
        return not names.DIFFERENTIATOR_WORDS.isdisjoint(words_of(name))

    def may_train(self, name: str) -> bool:
        """Whether an unseen function of this name may put its model in train mode."""
        return not names.TRAINING_NAME_WORDS.isdisjoint(words_of(name))

    def may_step(self, name: str) -> bool:
        """Whether a call of this name may change parameters by their gradients, or speaks of training."""
        return not names.STEP_WORDS.isdisjoint(words_of(name))

    def may_switch_modes(self, name: str) -> bool:
        """Whether an unseen method of this name may switch the modes of its object's modules."""
        return not names.MODE_NAME_WORDS.isdisjoint(words_of(name))

    def may_keep(self, name: str) -> bool:
        """Whether an unseen method of this name may keep what it is given, for others to find."""
        return words_of(name)[:1] in names.KEEPING_WORDS

    def may_guard(self, name: str) -> bool:
        """Whether an unseen context manager or decorator of this name may stop recording."""
        words = words_of(name.rpartition(".")[2])
        if not guards.GUARD_WORDS.isdisjoint(words):
            return True
        return any(pair in guards.GUARD_PAIRS for pair in pairwise(words))

    def checks_arguments(self, name: str) -> bool:
        """Whether an unseen decorator of this name validates what the function is given, and guards nothing."""
        return not guards.ARGUMENT_WORDS.isdisjoint(words_of(name.rpartition(".")[2]))

    def evaluates(self, name: str) -> bool:
        """Whether an unseen class or function of this name evaluates: it may guard the functions that it is given."""
        return not guards.EVALUATOR_WORDS.isdisjoint(words_of(name.rpartition(".")[2]))

    def loads(self, maker: str) -> bool:
        """Whether what is made by this name comes out of a checkpoint, in a mode that cannot be told."""
        return not names.LOADING_WORDS.isdisjoint(words_of(maker.rpartition(".")[2]))

    def is_part_name(self, name: str) -> bool:
        """Whether modules usually have a sub-module of this name."""
        return bool(_PARTS.match(name)) and not self._never.match(name)

    def may_be_called_as_module(self, name: str) -> bool:
        """Whether `name(...)` or `x.name(...)` may be a forward pass, as far as the name tells."""
        found = self._callable.get(name)
        if found is None:
            by_habit = self.is_part_name(name) or self.is_forward_method(name)
            found = self._callable[name] = by_habit or self.is_model_name(name)
        return found

    def is_amp(self, name: str) -> bool:
        """Whether a context manager of this name is about precision, speed or output only."""
        return not guards.NO_GUARD_WORDS.isdisjoint(words_of(name.rpartition(".")[2]))

    def is_script(self, stem: str) -> bool:
        """Whether a file of this name is an inference script."""
        first = words_of(stem)[:1]
        return bool(first) and first[0] in names.SCRIPT_WORDS

    def mixes_on_purpose(self, name: str) -> bool:
        """Whether a function of this name mixes train mode and a guard on purpose."""
        return not names.MONTE_CARLO_WORDS.isdisjoint(words_of(name))

    def speaks_of_forces(self, name: str) -> bool:
        """Whether a method of this name gives away what a model computes as gradients of its own output."""
        return not names.FORCE_WORDS.isdisjoint(words_of(name))

    def calibrates(self, name: str) -> bool:
        """Whether a function of this name collects statistics of batches, mostly for batch norms."""
        words = frozenset(words_of(name))
        return any(words.issuperset(each) for each in names.CALIBRATION_WORDS)

    def only_another_forward(self, name: str) -> bool:
        """Whether an inference function of this name, as a method of a module, is run by whoever calls the module."""
        return bool(_FORWARD_LIKE.match(name))

    def may_be_another_forward(self, name: str) -> bool:
        """Whether a method of a module by this name is one more forward pass, unless a call in sight says otherwise."""
        return name in names.OTHER_FORWARDS

    def is_forward_itself(self, name: str) -> bool:
        """Whether a method of a module with this name is a forward pass or a loss, but not one for an evaluation."""
        words = words_of(name)
        is_evaluated = not names.EVALUATION_WORDS.isdisjoint(words) and any(x.startswith("loss") for x in words)
        return bool(_FORWARD_ITSELF.match(name)) and not is_evaluated


def _says(words: tuple[str, ...], joined: str, wanted: frozenset[str]) -> bool:
    if not wanted.isdisjoint(words):
        return True
    return len(words) == 1 and any(joined.startswith(w) and joined[len(w) :] in names.LOADER_TAILS for w in wanted)


_NOT_INFERENCE = globs(names.INFERENCE_BUT_NOT)
_FORWARD_METHODS = globs(modules.FORWARD_METHODS)
_LOSSES = globs(modules.LOSS_NAMES)
_PARTS = globs(names.PART_NAMES)
_SELF_GUARDED = globs(modules.SELF_GUARDED_MAKERS)
_RUNS_FOR_ITSELF = globs(modules.NOT_FORWARD_TAKERS)
_NOT_PRETRAINED = globs(modules.PRETRAINED_NOT_MODELS)
_FORWARD_LIKE = globs(names.FORWARD_LIKE_IN_MODULE)
_FORWARD_ITSELF = globs(frameworks.FORWARD_ITSELF)
_FILLED = globs(names.FILLED_LOADERS)
