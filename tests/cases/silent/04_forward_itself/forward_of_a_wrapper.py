"""Clause 4, a class that is no module, but acts as one: its forward() gives the output away with its graph."""
import torch


class Explainer:
    def __init__(self, model):
        self.model = model
        self.model.eval()

    def forward(self, inputs, mask):
        return self.model(inputs, mask)

    def relevance(self, inputs, mask, index):
        output = self.model(inputs, mask)[0]
        output[:, index].sum().backward()
        return torch.stack([layer.weight.grad for layer in self.model.layers])
