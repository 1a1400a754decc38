# path: project/separation.py
"""Clause 5, a smoke test gets its new model as an argument: the only call hands over one that was built for it."""
import torch
from torch import nn


class Separator(nn.Module):
    def __init__(self, sources, width=64):
        super().__init__()
        self.encode = nn.Conv1d(1, width, 16, stride=8)
        self.norm = nn.BatchNorm1d(width)
        self.decode = nn.ConvTranspose1d(width, sources, 16, stride=8)

    def forward(self, wave):
        return self.decode(torch.relu(self.norm(self.encode(wave))))


def test_model(model):
    wave = torch.rand(2, 1, 32000)
    sources = model(wave)
    print(tuple(sources.shape), sum(p.numel() for p in model.parameters()))


def test():
    model = Separator(3)
    hidden = model(torch.randn(1, 1, 16000))
    print("parameters", sum(p.numel() for p in model.parameters()), hidden.detach().abs().max())


if __name__ == "__main__":
    test_model(Separator(2))
    test()
