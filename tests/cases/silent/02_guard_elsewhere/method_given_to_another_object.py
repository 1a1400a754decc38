"""Clause 2, a method is put where another object calls it, which may be under that object's guard."""

import torch


class TextAttribution:
    def __init__(self, method, model: torch.nn.Module) -> None:
        self.method = method
        self.model = model
        self.method.forward_func = self._scores

    def _scores(self, tokens, target):
        total = 0.0
        for step in range(len(target)):
            logits = self._predict(tokens, step)
            total = total + torch.log_softmax(logits, -1)[:, target[step]]
        return total.detach()

    def _predict(self, tokens, step):
        return self.model(torch.cat([tokens, tokens[:, :step]], 1)).logits[:, -1]

    def attribute(self, tokens, target):
        return self.method.attribute(tokens, target)
