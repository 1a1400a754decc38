"""Clause 4, message passing: evaluate_edges() is named like an evaluation, and is one step of forward()."""
import torch
from torch import nn
from torch_geometric.nn import global_add_pool
from torch_geometric.utils import scatter


def mlp(inputs, width, outputs):
    return nn.Sequential(nn.Linear(inputs, width), nn.BatchNorm1d(width), nn.ReLU(), nn.Linear(width, outputs))


class InteractionNetwork(nn.Module):
    def __init__(self, nodes, edges, width=128, rounds=3):
        super().__init__()
        self.node_encoder = nn.Linear(nodes, width)
        self.edge_encoder = nn.Linear(edges, width)
        self.edge_net = mlp(3 * width, width, width)
        self.node_net = mlp(2 * width, width, width)
        self.readout = mlp(width, width, 1)
        self.rounds = rounds

    def evaluate_edges(self, x, edge_index, e):
        source, target = edge_index
        return e + self.edge_net(torch.cat([x[source], x[target], e], dim=-1))

    def evaluate_nodes(self, x, edge_index, e):
        incoming = scatter(e, edge_index[1], dim=0, dim_size=len(x), reduce="sum")
        return x + self.node_net(torch.cat([x, incoming], dim=-1))

    def forward(self, data):
        x, e = self.node_encoder(data.x), self.edge_encoder(data.edge_attr)
        for _ in range(self.rounds):
            e = self.evaluate_edges(x, data.edge_index, e)
            x = self.evaluate_nodes(x, data.edge_index, e)
        return self.readout(global_add_pool(x, data.batch)).squeeze(-1)
