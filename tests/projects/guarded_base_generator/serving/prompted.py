"""Subclasses that hand on to the generators of their base class, of which one is guarded."""
# alone: NG001 18:16

import torch

from serving.base import EagerServer, Server
from serving.guards import served


class PromptedServer(Server):
    def predict_all(self, scale: float) -> list[torch.Tensor]:
        return list(super().stream_results(scale))

    @served()
    def predict_one(self, x: torch.Tensor) -> torch.Tensor:
        self.net.eval()
        self.prompted = True
        return self.net(x).argmax(1)


class PromptedEagerServer(EagerServer):
    def predict_all(self, scale: float) -> list[torch.Tensor]:
        return list(super().predict_each(scale))
