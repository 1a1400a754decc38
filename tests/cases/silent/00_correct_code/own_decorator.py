"""Clause 0, a decorator of the file's own that runs the function under torch.no_grad() is a guard."""
import functools

import torch


def without_gradients(function):
    """Run `function` without recording, and say how much memory it took."""

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        with torch.no_grad():
            result = function(*args, **kwargs)
        print(function.__name__, torch.cuda.max_memory_allocated() >> 20, "MiB")
        return result

    return wrapper


@without_gradients
def evaluate(net, test_loader):
    net.eval()
    scores = []
    for image, mask in test_loader:
        guess = net(image) > 0
        scores.append(((guess & mask).sum() / (guess | mask).sum()).item())
    return sum(scores) / len(scores)


class Segmenter:
    def __init__(self, net):
        self.net = net

    @without_gradients
    def predict(self, image):
        self.net.eval()
        return self.net(image[None]).argmax(1)[0]
