"""NG001: the file is part of the package whose name is known for models that guard themselves: no user of it."""
# path: stanza/trainer.py

import torch
from stanza.models import Tagger


class Trainer:
    def __init__(self, tagger: Tagger) -> None:
        self.tagger = tagger

    def evaluate(self, rows: torch.Tensor) -> list:
        self.tagger.eval()
        return self.tagger(rows).argmax(1).tolist()  # NG001: 16
