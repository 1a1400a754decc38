"""Decorators: one applies PyTorch's own guard, which reaches into generators; the other is entered at the call only."""

import functools

import torch

HAS_INFERENCE_MODE = hasattr(torch, "inference_mode")


def served(on: bool = True):
    def decorate(function):
        if not on or torch.is_inference_mode_enabled():
            return function
        return (torch.inference_mode if HAS_INFERENCE_MODE else torch.no_grad)()(function)

    return decorate


def at_the_call(function):
    @functools.wraps(function)
    def wrapped(*args, **options):
        with torch.no_grad():
            return function(*args, **options)

    return wrapped
