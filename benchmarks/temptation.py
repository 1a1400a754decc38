"""What kinds of temptation a file holds for a linter of gradient recording and modes, seen on its text alone.

These are plain regular expressions on purpose, and none of them comes from the linter: the sample that they choose is
to show what the linter does not see, too.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from corpus import imports_torch

MIN_LINES, MAX_LINES = 15, 1200
"""Shorter files hold nothing, longer ones take a reader too long."""

_EVAL = re.compile(r"\.eval\(\s*\)|\.train\(\s*(?:mode\s*=\s*)?False\s*\)")
_GUARD = re.compile(r"\b(?:no_grad|inference_mode|set_grad_enabled)\b")
_BACKWARD = re.compile(r"\.backward\(|\.manual_backward\(")
_MODEL_CALL = re.compile(r"\b(?:model|net|network|encoder|decoder|generator|backbone)\w?\(")
_GRADIENT = re.compile(r"\bautograd\.grad\b|\.grad\b|requires_grad|register_full_backward_hook|\.backward\(")

_WORDS = {
    "eval-loader": re.compile(
        r"\b\w*(?:test|val|valid|validation|dev|eval)_?(?:data)?_?(?:loader|dl|iter)s?\b"
        r"|loaders?\[['\"](?:test|val|valid|validation|dev|eval)['\"]\]"
    ),
    "inference-function": re.compile(
        r"\bdef (?:\w+_)?(?:predict|evaluate|eval|validate|validation|infer|inference|sample|embed|extract_features"
        r"|test_model|test_net|test_epoch|reconstruct|transcribe|get_\w*(?:embedding|feature|prediction|logit)s?)"
        r"(?:_\w+)?\(|\bdef test\("
    ),
    "switch-without-effect": re.compile(
        r"\.(?:eval|train)[ \t]*(?:#.*)?$|^[ \t]*(?:torch\.)?(?:autograd\.)?(?:no_grad|inference_mode)\(\)[ \t]*$"
        r"|with (?:torch\.)?no_grad:|volatile[ \t]*=[ \t]*True|^[ \t]*with \w[\w.]*\.eval\(\)",
        re.MULTILINE,
    ),
    "reinforcement-learning": re.compile(r"\benv\.step\(|\breplay_?buffer\b|\brollouts?\b|\btarget_(?:q|net|critic)"),
    "gan": re.compile(r"\bnet_?[DG]\b|(?i:\bdiscriminator\()|\bself\.[DG]\(|\b[DG]_loss\b|\bloss_[DG]\b"),
    "lightning": re.compile(r"\bLightningModule\b|\bdef (?:validation|test|predict|training)_step\("),
    "trainer": re.compile(r"\bclass \w*(?:Trainer|Learner|Runner|Evaluator)\b|\bdef train_(?:one_)?epoch\b"),
    "script": re.compile(r"^if __name__ == ['\"]__main__['\"]:", re.MULTILINE),
}
_GRADIENT_WORDS = {
    "attack": re.compile(r"attack|adversarial|\bfgsm\b|\bpgd\b|perturb", re.IGNORECASE),
    "attribution": re.compile(r"saliency|attribution|integrated_?grad|grad_?cam|\brelevance\b", re.IGNORECASE),
}

WEIGHTS = {
    "eval-alone": 5,
    "eval-and-guard": 2,
    "inference-alone": 3,
    "guard-alone": 1,
    "train-and-eval": 2,
    "forward-only": 1,
    "unit-test": 1,
    **dict.fromkeys(_WORDS, 1),
    **dict.fromkeys(_GRADIENT_WORDS, 1),
}
"""All kinds, each with how many files are wanted of it, relative to the others: more where a text lacks a switch."""

_VENDORED = re.compile(r"(?:^|/)(?:_?vendor(?:ed)?|third_?party|extern(?:al)?s?|submodules?)/", re.IGNORECASE)
_TEST_FILE = re.compile(r"(?:^|/)(?:tests?|unit_?tests)/|(?:^|/)test_\w+\.py$|_test\.py$|(?:^|/)conftest\.py$")
_UNIT_TEST = re.compile(r"\bimport (?:pytest|unittest)\b|\bTestCase\b|^\s*def test_\w+\(", re.MULTILINE)


def kinds(path: str, text: str) -> tuple[str, ...]:
    """The kinds of temptation in a file, in the order of `WEIGHTS`; none for one that is not for the sample.

    A unit test is of that kind alone: there are so many of them that they would crowd out the rest.
    """
    if _VENDORED.search(path) or not imports_torch(text) or not MIN_LINES <= text.count("\n") < MAX_LINES:
        return ()
    if _TEST_FILE.search(path) and _UNIT_TEST.search(text):
        return ("unit-test",) if _EVAL.search(text) or _GUARD.search(text) or _MODEL_CALL.search(text) else ()
    roles = _roles(PurePosixPath(path).name, text)
    found = roles | _states(text, bool(roles & {"eval-loader", "inference-function"}))
    return tuple(kind for kind in WEIGHTS if kind in found)


def _states(text: str, infers: bool) -> set[str]:
    """The kinds that depend on which of the switches a file mentions, and on whether it seems to infer."""
    patterns = (_EVAL, _GUARD, _BACKWARD, _MODEL_CALL)
    evaluates, guards, trains, calls = (bool(pattern.search(text)) for pattern in patterns)
    states = {
        "eval-alone": evaluates and not guards,
        "eval-and-guard": evaluates and guards,
        "inference-alone": infers and not guards and calls,
        "guard-alone": guards and not evaluates,
        "train-and-eval": evaluates and trains,
        "forward-only": calls and not (evaluates or guards or trains),
    }
    return {kind for kind, holds in states.items() if holds}


def _roles(name: str, text: str) -> set[str]:
    """The kinds that depend on what the code is for. A script counts only if it runs something like a model."""
    found = {kind for kind, pattern in _WORDS.items() if pattern.search(text)}
    if not _MODEL_CALL.search(text):
        found.discard("script")
    if _GRADIENT.search(text):
        found |= {kind for kind, pattern in _GRADIENT_WORDS.items() if pattern.search(text) or pattern.search(name)}
    return found
