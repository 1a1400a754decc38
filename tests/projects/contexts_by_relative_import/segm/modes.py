"""Ways to look at a network without changing it."""

import contextlib
import time

import torch


@contextlib.contextmanager
def evaluating(net):
    was_training = net.training
    net.eval()
    with torch.no_grad():
        yield net
    net.train(was_training)


@contextlib.contextmanager
def stopwatch(label):
    start = time.monotonic()
    yield
    print(label, torch.cuda.is_available(), time.monotonic() - start)


class Quiet:
    def __enter__(self):
        self.before = torch.is_grad_enabled()
        torch.set_grad_enabled(False)

    def __exit__(self, *error):
        torch.set_grad_enabled(self.before)
