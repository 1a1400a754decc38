"""The model's `forward` is guarded: whatever mode it is in, the probe trains nothing of it."""

import torch
from torch import nn


class Backbone(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(16, 8), nn.BatchNorm1d(8))

    @torch.no_grad()
    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        return self.layers(rows)


class Probe:
    def __init__(self, backbone: nn.Module) -> None:
        self.backbone = backbone
        self.weight = torch.zeros(8, requires_grad=True)
        self.optimizer = torch.optim.SGD([self.weight], lr=0.1)

    def fit(self, loader) -> None:
        for rows, targets in loader:
            loss = (self.backbone(rows) @ self.weight - targets).pow(2).mean()
            self.optimizer.zero_grad()
            loss.backward()
            self.optimizer.step()

    def score(self, rows: torch.Tensor) -> torch.Tensor:
        with torch.no_grad():
            return self.backbone(rows) @ self.weight


def main() -> None:
    backbone = Backbone().eval()
    probe = Probe(backbone)
    for _ in range(10):
        print(probe.score(torch.load("val.pt")))
        probe.fit(torch.load("rows.pt"))


main()
