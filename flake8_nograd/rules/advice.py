"""What a message tells to write, in the file's own spelling of torch."""

from __future__ import annotations

from flake8_nograd.flow.facts import ForwardPass
from flake8_nograd.rules.subject import Subject


def with_statement(subject: Subject, forward: ForwardPass, switch: int) -> str:
    """The `with` statement to wrap a forward pass in that runs in eval mode since `switch`.

    Where the same code trains in another phase, its guard depends on the phase, as the mode does.
    """
    if not any(other.used for other in subject.contexts.at_same_place(forward)):
        return f"'with {subject.guard}:'"
    flag = subject.switch_text(switch).partition(".train(")[2].removesuffix(")")
    if flag in ("", "False") or "..." in flag:
        return f"'with {subject.torch}.set_grad_enabled(...):', true in training only"
    return f"'with {subject.torch}.set_grad_enabled({flag}):'"
