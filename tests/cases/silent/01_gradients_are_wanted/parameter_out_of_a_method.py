"""Clause 1, an unseen function or method may give a parameter: its product with a guarded value has a graph."""
import torch

from .parameters import current_temperature


class EntropyTuner:
    def __init__(self, temperature, optimizer, target):
        self.temperature = temperature
        self.optimizer = optimizer
        self.target = target

    def step(self, log_prob):
        with torch.no_grad():
            surplus = log_prob + self.target
        loss = -(self.temperature.value().exp() * surplus).mean()
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()


def step(log_prob, optimizer):
    with torch.no_grad():
        surplus = log_prob - 2.0
    loss = -(current_temperature() * surplus).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
