"""A subclass that a test defines for itself is a part of the test, with its methods."""
# path: project/tests/test_trainer.py

import torch
from torch import nn

from project.trainer import Trainer


class TestTrainer:
    def test_steps_can_be_overridden(self) -> None:
        class PairTrainer(Trainer):
            def check(self, batch: tuple[torch.Tensor, ...]) -> float:
                self.net.eval()
                left, right, label = batch
                return self.loss(self.net(left, right), label).item()

        trainer = PairTrainer(nn.Bilinear(3, 3, 2), nn.CrossEntropyLoss())
        trainer.fit(torch.randn(8, 3), torch.randn(8, 3), torch.zeros(8, dtype=torch.long))
