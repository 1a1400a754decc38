"""Clause 3, the evaluator of fastNLP calls the method of a model beside `train_step` in eval mode, under its guard."""

from torch import nn


class Classifier(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.fc = nn.Linear(4, 2)

    def forward(self, words):
        return self.fc(words)

    def train_step(self, words, target):
        return {"loss": nn.functional.cross_entropy(self(words), target)}

    def evaluate_step(self, words):
        return {"pred": self(words).max(dim=1)[1]}
