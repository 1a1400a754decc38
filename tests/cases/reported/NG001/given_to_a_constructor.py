"""NG001, the only call of the constructor gives it a model in eval mode, and its output is only read."""

import torch
from torch import nn


class LanguageModel(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.cells = nn.GRU(256, 256)
        self.scores = nn.Linear(256, 1000)

    def forward(self, tokens, hidden):
        states, hidden = self.cells(tokens, hidden)
        return self.scores(states), hidden


class Query:
    def __init__(self, model: nn.Module, index: dict) -> None:
        self.model = model
        self.index = index

    def ask(self, tokens: torch.Tensor, word: str) -> float:
        scores, _ = self.model(tokens, None)  # NG001: 21 'on line 31'
        return scores[-1, 0, self.index[word]].item()


def load(path: str, index: dict) -> Query:
    model = LanguageModel()
    model.load_state_dict(torch.load(path))
    model.eval()
    return Query(model, index)
