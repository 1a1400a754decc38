"""The model comes from somewhere else: what its methods do is known by what the classes of the project have."""
# alone: nothing

import torch


class Sampler:
    def __init__(self, size: int) -> None:
        self.size = size

    def attach(self, model) -> None:
        self.model = model

    def hardest(self, rows: torch.Tensor) -> list:
        self.model.eval()
        scores = self.model.rank(rows)  # NG001: 18 'on line 15'
        self.model.train()
        return scores.argmax(0).tolist()

    def labels(self, rows: torch.Tensor) -> list:
        self.model.eval()
        return self.model.tag(rows).tolist()  # Some class guards it.

    def names(self, rows: torch.Tensor) -> list:
        self.model.eval()
        return self.model.describe(rows)  # It runs nothing.

    def fitted(self, rows: torch.Tensor) -> list:
        self.model.eval()
        return self.model.refine(rows).tolist()  # It needs its gradients itself.
