"""A user of that package: its models guard themselves."""
# path: project/tag.py

import torch
from stanza.models import Tagger


class Reader:
    def __init__(self, tagger: Tagger) -> None:
        self.tagger = tagger

    def evaluate(self, rows: torch.Tensor) -> list:
        self.tagger.eval()
        return self.tagger(rows).argmax(1).tolist()
