"""Decorators for the functions that only read a network."""

import functools

import torch


def only_reading(function):
    @functools.wraps(function)
    def inner(*args, **kwargs):
        with torch.no_grad():
            return function(*args, **kwargs)

    return inner


def timed(function):
    @functools.wraps(function)
    def inner(*args, **kwargs):
        start = torch.cuda.Event(enable_timing=True)
        start.record()
        return function(*args, **kwargs)

    return inner


def on_device(device):
    def decorate(function):
        @functools.wraps(function)
        @torch.inference_mode()
        def inner(net, batch):
            return function(net, batch.to(device))

        return inner

    return decorate
