"""A base class guards a hook that more classes override than are looked at one by one; one hands on to others."""

import torch


class Agent:
    def __init__(self, model: torch.nn.Module) -> None:
        self.model = model

    def act(self, batch):
        if batch.labels is not None:
            return self.train_step(batch)
        with torch.no_grad():
            return self.eval_step(batch)

    def train_step(self, batch):
        raise NotImplementedError

    def eval_step(self, batch):
        raise NotImplementedError


class Generator(Agent):
    def eval_step(self, batch):
        self.model.eval()
        return self.model(batch.text).argmax(-1).tolist()


class Ensemble(Agent):
    def __init__(self, models) -> None:
        self.agents = [Generator(model) for model in models]

    def eval_step(self, batch):
        return [agent.eval_step(batch) for agent in self.agents]


class ShortGenerator(Generator):
    def eval_step(self, batch):
        self.model.eval()
        return self.model(batch.text[0:]).argmax(-1).tolist()


class LongGenerator(Generator):
    def eval_step(self, batch):
        self.model.eval()
        return self.model(batch.text[1:]).argmax(-1).tolist()


class QuickGenerator(Generator):
    def eval_step(self, batch):
        self.model.eval()
        return self.model(batch.text[2:]).argmax(-1).tolist()


class SlowGenerator(Generator):
    def eval_step(self, batch):
        self.model.eval()
        return self.model(batch.text[3:]).argmax(-1).tolist()


class LoudGenerator(Generator):
    def eval_step(self, batch):
        self.model.eval()
        return self.model(batch.text[4:]).argmax(-1).tolist()


class QuietGenerator(Generator):
    def eval_step(self, batch):
        self.model.eval()
        return self.model(batch.text[5:]).argmax(-1).tolist()


class RedGenerator(Generator):
    def eval_step(self, batch):
        self.model.eval()
        return self.model(batch.text[6:]).argmax(-1).tolist()


class GreenGenerator(Generator):
    def eval_step(self, batch):
        self.model.eval()
        return self.model(batch.text[7:]).argmax(-1).tolist()


class BlueGenerator(Generator):
    def eval_step(self, batch):
        self.model.eval()
        return self.model(batch.text[8:]).argmax(-1).tolist()
