"""Overrides the hook two classes further down."""
# alone: NG001 12:26, NG001 16:26

import torch

from agents.verbose import VerboseAgent


class ClassifierAgent(VerboseAgent):
    def eval_step(self, batch):
        self.model.eval()
        return torch.max(self.model(batch.text), 1)[1].tolist()

    def describe(self, batch):
        self.model.eval()
        return torch.max(self.model(batch.text), 1)[1].tolist()  # NG001: 26
