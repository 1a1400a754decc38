"""NG001: an attribute gets whichever model a name stands for, after that is put in eval mode."""

from torch import nn


class Explainer:
    def __init__(self, model, batch) -> None:
        self.layer = None
        if isinstance(model, tuple):
            model, self.layer = model
        self.model = model.eval()
        shape = self.model(batch).shape  # NG001: 17 'on line 11'
        self.several = len(shape) > 1 and shape[1] > 1

    def gradients(self, batch) -> list:
        batch.requires_grad_()
        self.model(batch).sum().backward()
        return batch.grad.tolist()


class Watcher:
    def __init__(self, model, batch) -> None:
        if isinstance(model, list):
            model = nn.Sequential(*model)
        model.eval()
        watched = model
        model.train()
        self.shape = watched(batch).shape
