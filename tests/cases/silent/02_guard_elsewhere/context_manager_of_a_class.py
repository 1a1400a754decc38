"""A guarding context manager that is also an attribute of a class, as a static method."""

import contextlib

import torch


@contextlib.contextmanager
def quiet(net):
    was_training = net.training
    net.eval()
    try:
        with torch.no_grad():
            yield net
    finally:
        net.train(was_training)


class Tools:
    hush = staticmethod(quiet)


def predict(net: torch.nn.Module, x):
    with Tools.hush(net):
        return net(x)
