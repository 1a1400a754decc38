"""Silent: the guarded caller is itself called by what runs the module, so that the calls go round in a circle."""

import torch
from torch import nn


class Retriever(nn.Module):
    def __init__(self, encoder: nn.Module, loader) -> None:
        super().__init__()
        self.encoder = encoder
        self.loader = loader
        self.found = None

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        if self.found is None:
            self.prepare()
        return self.encoder(rows)

    @torch.no_grad()
    def prepare(self) -> None:
        self.found = self._from_loader()

    def _from_loader(self) -> torch.Tensor:
        self.eval()
        return torch.cat([self(batch) for batch in self.loader])
