"""What SpecDetect4ML's rule R4 describes, re-implemented for comparison. It is not SpecDetect4ML.

Source: "Training / Evaluation Mode Improper Toggling", rule R4 of SpecDetect4AI / SpecDetect4ML (arXiv 2509.20491):
there is an eval call that has no later train call; and its page of predicates (`isEvalCall`: "calls .eval() on a
model", `hasLaterTrainCall`: "a subsequent call to .train() or optimizer.step()"), in the repository
Brahim-Mahmoudi/SpecDetect4LLM_ICSE, Detection/docs/predicates.md, as of November 2026. Written from these texts. Later
versions of the tool also follow calls across the project, which is not imitated here.
"""

from __future__ import annotations

import ast

NAME = "SpecDetect4ML R4 (re-implemented)"


def lines(tree: ast.Module) -> list[int]:
    """The lines of the `x.eval()` after which the file has neither a `.train()` nor an `optimizer.step()`."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    last = max((call.lineno for call in calls if _trains(call)), default=0)
    evals = [call for call in calls if ast.unparse(call.func).endswith(".eval") and not call.args]
    return sorted(call.lineno for call in evals if call.lineno >= last)


def _trains(call: ast.Call) -> bool:
    name = ast.unparse(call.func)
    return name.endswith(".train") or name.split(".")[-2:] == ["optimizer", "step"]
