"""The guard is in the method that sets the counter, and then calls the one that adds to it."""

import torch
from torch import nn


class Tester:
    def __init__(self, model):
        self.model = model

    def run(self, test_loader):
        self.hits = 0
        self.model.eval()
        with torch.no_grad():
            for rows, labels in test_loader:
                self.predict_step(rows, labels)
        return self.hits

    def predict_step(self, rows, labels):
        self.hits += (self.model(rows).argmax(1) == labels).sum().item()
