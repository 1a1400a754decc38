"""Silent: the object comes from a table of classes, and the call of its method stands under a guard."""

import torch

TUNERS = {}


def register(name: str):
    def wrap(cls):
        TUNERS[name] = cls
        return cls

    return wrap


@register("first")
class Tuner:
    def __init__(self, model, loader) -> None:
        self.model = model
        self.loader = loader

    def tune(self) -> float:
        self.model.eval()
        return min(self.model(batch).sum().item() for batch in self.loader)


class Smoother:
    @torch.no_grad()
    def transform(self, version: str) -> float:
        tuner = TUNERS[version](self.model, self.loader)
        return tuner.tune()
