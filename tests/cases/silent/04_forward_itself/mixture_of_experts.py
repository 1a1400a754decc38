"""Clause 4, forward() routes tokens to experts through methods of its own, one of them with a partial guard."""
import torch
import torch.nn.functional as F
from torch import nn


class MixtureOfExperts(nn.Module):
    def __init__(self, dim=512, experts=8, active=2):
        super().__init__()
        self.router = nn.Linear(dim, experts, bias=False)
        self.experts = nn.ModuleList(
            nn.Sequential(nn.Linear(dim, 4 * dim), nn.GELU(), nn.Dropout(0.1), nn.Linear(4 * dim, dim))
            for _ in range(experts)
        )
        self.active = active
        self.register_buffer("load", torch.zeros(experts))

    def infer_routes(self, tokens):
        weights, chosen = self.router(tokens).softmax(dim=-1).topk(self.active, dim=-1)
        with torch.no_grad():
            self.load.lerp_(F.one_hot(chosen, len(self.experts)).float().mean(dim=(0, 1)), 0.01)
        return weights / weights.sum(dim=-1, keepdim=True), chosen

    def run_expert(self, index, tokens):
        return self.experts[index](tokens)

    def forward(self, x):
        tokens = x.flatten(0, 1)
        weights, chosen = self.infer_routes(tokens)
        out = torch.zeros_like(tokens)
        for index in range(len(self.experts)):
            rows, slots = (chosen == index).nonzero(as_tuple=True)
            if len(rows):
                out[rows] += weights[rows, slots, None] * self.run_expert(index, tokens[rows])
        return out.view_as(x)
