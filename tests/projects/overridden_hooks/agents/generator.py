"""Has the hook that its base class calls."""
# alone: NG001 12:16, NG001 16:27

import torch

from agents.base import Agent


class GeneratorAgent(Agent):
    def eval_step(self, batch):
        self.model.eval()
        return self.model(batch.text).argmax(-1).tolist()

    def describe(self, batch):
        self.model.eval()
        return torch.topk(self.model(batch.text), 3).indices.tolist()  # NG001: 27
