"""Clause 0, functions that return a guard are guards themselves, as context manager and as decorator."""
from contextlib import ExitStack, contextmanager, nullcontext

import torch


def no_recording():
    return torch.inference_mode()


def autocast_without_grad(device):
    stack = ExitStack()
    stack.enter_context(torch.no_grad())
    stack.enter_context(torch.autocast("cuda") if device == "cuda" else nullcontext())
    return stack


@contextmanager
def timed_inference(events):
    events[0].record()
    with torch.no_grad():
        yield
    events[1].record()


@no_recording()
def predict(net, x):
    net.eval()
    return net(x).argmax(1)


def evaluate(net, test_loader, device):
    net.eval()
    with autocast_without_grad(device):
        return [net(x).float().mean().item() for x, _ in test_loader]


def measure_latency(net, x, events):
    net.eval()
    with timed_inference(events):
        net(x)
    torch.cuda.synchronize()
    return events[0].elapsed_time(events[1])
