"""The rules: each is a query over the facts, with its documentation and its message. None knows anything of syntax."""

from __future__ import annotations

from flake8_nograd.rules import (
    ng001_eval_without_no_grad,
    ng002_evaluation_loop_without_no_grad,
    ng003_inference_function_without_no_grad,
    ng004_no_grad_without_eval,
    ng005_training_under_no_grad,
    ng006_training_in_eval_mode,
    ng007_guard_without_effect,
)
from flake8_nograd.rules.rule import Finding, Rule

RULES: tuple[Rule, ...] = (
    ng001_eval_without_no_grad.RULE,
    ng002_evaluation_loop_without_no_grad.RULE,
    ng003_inference_function_without_no_grad.RULE,
    ng004_no_grad_without_eval.RULE,
    ng005_training_under_no_grad.RULE,
    ng006_training_in_eval_mode.RULE,
    ng007_guard_without_effect.RULE,
)

__all__ = ["RULES", "Finding", "Rule"]
