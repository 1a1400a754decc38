"""A helper goes back for the gradients of tensors that it is given: an attack, with the model in eval mode on purpose."""

import graphtools
import torch
from torch import nn


def gradients(outputs, inputs):
    inputs = (inputs,) if isinstance(inputs, torch.Tensor) else tuple(inputs)
    torch.autograd.backward(outputs)
    found = []
    for tensor in inputs:
        found.append(tensor.grad.clone())
        tensor.grad.zero_()
    return found


class EdgeAttack:
    def __init__(self, data, model: nn.Module) -> None:
        self.data = data
        self.model = model

    def changed(self):
        edges = graphtools.symmetric(self.data.edges, self.weights)
        return edges, graphtools.weights_of(edges)

    def update(self, gradient: torch.Tensor) -> None:
        self.optimizer.zero_grad()
        self.weights.grad = -gradient
        self.optimizer.step()

    def attack(self, epochs: int, count: int) -> torch.Tensor:
        model = self.model
        model.eval()
        with torch.no_grad():
            labels = model.forward(self.data.x, self.data.edges).argmax(1)
        self.weights = graphtools.drawn(count)
        self.optimizer = torch.optim.Adam([self.weights], lr=0.1)
        for _ in range(epochs):
            edges, weights = self.changed()
            outputs = model.forward(self.data.x, edges, weights)
            loss = nn.functional.cross_entropy(outputs, labels)
            self.update(gradients(loss, self.weights)[0])
        return self.weights
