"""NG001: the constructor only says that there will be a model; a method makes it, of a class with inference of its own."""

import torch
from torch import nn


class Topics(nn.Module):
    def __init__(self, words: int) -> None:
        super().__init__()
        self.mean = nn.Linear(words, 8)

    def get_mixture(self, rows: torch.Tensor) -> torch.Tensor:
        return self.mean(rows).softmax(1)  # NG001: 16 'self.model.eval()'


class Model:
    def __init__(self, words: int) -> None:
        self.words = words
        self.model = None

    def set_model(self) -> None:
        self.model = Topics(self.words)

    def mixtures(self, rows: torch.Tensor) -> list:
        self.model.eval()
        mixture = self.model.get_mixture(rows)
        return mixture.detach().tolist()
