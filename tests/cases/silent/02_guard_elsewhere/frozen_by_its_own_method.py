"""Silent: `freeze()` of a Lightning module freezes all of its parameters."""

import torch
from project import Tagger


def predict(path: str, rows: torch.Tensor) -> list:
    tagger = Tagger.load_from_checkpoint(path)
    tagger.freeze()
    return tagger(rows).tolist()
