"""Names from star imports, one file through another."""
# alone: nothing

import sys

import torch
from helpers import *


def tag(words: torch.Tensor) -> torch.Tensor:
    tagger = load_tagger(sys.argv[1])
    return tagger(words)  # NG001: 12 'load_tagger(sys.argv[1])'


@off_duty
def tag_quietly(words: torch.Tensor) -> torch.Tensor:
    tagger = load_tagger(sys.argv[1])
    return tagger(words)
