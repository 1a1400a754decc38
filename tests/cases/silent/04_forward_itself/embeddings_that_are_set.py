"""The result is given to objects that keep it, cut from its graph only if that is wanted: it is for whoever reads it."""

import torch
from torch import nn


class Embedder:
    def __init__(self, static: bool) -> None:
        self.static = static
        self.projection = nn.Linear(8, 4)

    def add_to(self, sentences) -> None:
        rows = torch.stack([sentence.vector for sentence in sentences])
        outputs = self.projection(rows)
        for number, output in enumerate(outputs):
            embedding = output
            if self.static:
                embedding = embedding.detach()
            sentence = sentences[number]
            sentence.set_embedding("projected", embedding)
