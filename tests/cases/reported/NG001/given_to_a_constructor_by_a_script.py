"""NG001, the script gives the model in eval mode to the constructor; nothing in the class says that it infers."""

import torch
from torch import nn


class Tagger:
    def __init__(self, model: nn.Module, words: list) -> None:
        self.model = model
        self.words = words

    def tag(self, tokens: torch.Tensor) -> list:
        return [self.words[i] for i in self.model(tokens).argmax(1).tolist()]  # NG001: 40 'on line 18'


if __name__ == "__main__":
    net = torch.load("tagger.pt")
    net.eval()
    tagger = Tagger(net, ["a", "b"])
    print(tagger.tag(torch.load("tokens.pt")))
