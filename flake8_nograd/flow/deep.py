"""Recursion along the calls of a file, which may be longer than Python's stack is deep.

A function that would call itself is written as a generator: it yields what it would call, and is sent the result.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any, TypeVar

T = TypeVar("T")
Task = Generator["Task[Any]", Any, T]


def finished(task: Task[T]) -> T:
    """The result of the task, after all that it asks for."""
    stack: list[Task[Any]] = [task]
    result: Any = None
    while stack:
        asked = _next(stack[-1], result)
        if isinstance(asked, StopIteration):
            stack.pop()
            result = asked.value
        else:
            stack.append(asked)
            result = None
    found: T = result
    return found


def _next(task: Task[Any], result: Any) -> Task[Any] | StopIteration:
    """What the task asks for next, or its end with its result."""
    try:
        return task.send(result)
    except StopIteration as end:
        return end
