"""NG001, model.forward(x) and self.forward(x) are forward passes, also where the class and its forward() are in sight."""
import torch
from torch import nn


class GCN(nn.Module):
    def __init__(self, features, classes):
        super().__init__()
        self.weight = nn.Parameter(torch.empty(features, classes))

    def forward(self, x, adjacency):
        return torch.log_softmax(adjacency @ x @ self.weight, dim=1)

    def predict(self, x, adjacency):
        self.eval()
        return self.forward(x, adjacency).argmax(1)  # NG001: 16

    def accuracy(self, x, adjacency, labels):
        self.eval()
        output = self.forward(x, adjacency)  # NG001: 18
        return (output.argmax(1) == labels).float().mean().item()


def confidence(weights, x, adjacency):
    gcn = GCN(x.shape[1], 7)
    gcn.load_state_dict(torch.load(weights))
    gcn.eval()
    return gcn.forward(x, adjacency).exp().max(1).values.tolist()  # NG001: 12
