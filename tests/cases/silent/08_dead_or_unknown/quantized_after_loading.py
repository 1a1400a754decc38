"""A model that is quantized in place: the verb names no part of it that could run."""

import sys

import torch


def load(path: str, bits: int):
    model = torch.load(path)
    model.eval()
    model.quantize(bits)
    return model


class Server:
    def __init__(self, config) -> None:
        self.model = torch.load(config.path)
        self.model.eval()
        if config.bits:
            self.model.quantize(config.bits)


print(load(sys.argv[1], 8))
