"""NG001: a module that was frozen, and is not any more."""

import torch
from project import Tagger


def tag(path: str, rows: torch.Tensor) -> list:
    tagger = Tagger.load_from_checkpoint(path)
    tagger.freeze()
    tagger.unfreeze()
    tagger.eval()
    return tagger(rows).tolist()  # NG001: 12 'tagger.eval()'
