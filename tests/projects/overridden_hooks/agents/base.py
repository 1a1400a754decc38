"""Every agent acts through its base class, which guards one of the hooks."""

import torch


class Agent:
    def __init__(self, model: torch.nn.Module) -> None:
        self.model = model

    def act(self, batch):
        if self.is_training(batch):
            return self.train_step(batch)
        with torch.no_grad():
            return self.eval_step(batch)

    def show(self, batch) -> None:
        print(self.describe(batch))

    def is_training(self, batch) -> bool:
        return batch.labels is not None

    def train_step(self, batch):
        raise NotImplementedError

    def eval_step(self, batch):
        raise NotImplementedError

    def describe(self, batch):
        raise NotImplementedError
