"""NG007: the model is one of two, or of a class that guards itself: its mode is not switched all the same."""

import torch
from sentence_transformers import SentenceTransformer


class Trainer:
    def __init__(self, averaged, average: bool) -> None:
        self.net = torch.nn.Sequential(torch.nn.Linear(8, 8), torch.nn.Dropout(0.1))
        if average:
            self.net = averaged.module
        self.net.eval  # NG007: 9 'self.net.eval()'

    def score(self, inputs):
        with torch.no_grad():
            return self.net(inputs)


def embed(model: SentenceTransformer, texts):
    model.eval  # NG007: 5 'model.eval()'
    return model.encode(texts)


def describe(frame, expression: torch.Tensor):
    frame.eval
    return expression.shape
