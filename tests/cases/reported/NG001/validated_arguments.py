"""NG001: a decorator that validates the arguments is no guard; what is drawn from probabilities has no graph."""

import torch
from pydantic import validate_arguments
from torch import nn


class Generator:
    def __init__(self, net: nn.Module) -> None:
        self.net = net

    @validate_arguments(config={"arbitrary_types_allowed": True})
    def generate(self, count: int):
        self.net.eval()
        return self.net(torch.randn(count, 4)).detach().numpy()  # NG001: 16 'self.net.eval()'


def respond(model: nn.Module, tokens, steps: int):
    model.eval()
    found = None
    for _ in range(steps):
        probabilities = model(tokens)[:, -1].softmax(-1)  # NG001: 25 'model.eval()'
        drawn = torch.multinomial(probabilities, num_samples=1)
        found = drawn if found is None else torch.cat((found, drawn), dim=1)
        tokens = torch.cat((tokens, drawn), dim=1)
    return found.to("cpu").numpy()
