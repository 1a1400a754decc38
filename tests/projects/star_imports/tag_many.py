"""The guard comes from a file without `__all__`."""
# alone: NG001 11:17

import torch
from guards import *


def tag_many(tagger: torch.nn.Module, sentences) -> list:
    tagger.eval()
    with resting():
        return [tagger(words) for words in sentences]
