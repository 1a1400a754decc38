"""A trainer: the base class guards one of its hooks, and not the other."""
# alone: nothing

import torch
from engine import BaseTrainer


class CaptionTrainer(BaseTrainer):
    def compute_loss(self, batch):
        images, words = batch
        return torch.nn.functional.cross_entropy(self.net(images), words)

    def validate_batch(self, batch):
        images, words = batch
        self.log((self.net(images).argmax(1) == words).float().mean())

    def predict_examples(self) -> None:
        for image in self.examples:
            print(self.net(image).argmax(1))  # NG001: 19 'engine/base.py'
