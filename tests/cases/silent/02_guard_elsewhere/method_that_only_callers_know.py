"""Clause 2, what the method of an argument does is known by its class: it guards itself, or runs no module at all."""
import torch
from torch import nn


class GraphEncoder(nn.Module):
    def __init__(self, width, classes):
        super().__init__()
        self.student = nn.Sequential(nn.Linear(width, width), nn.BatchNorm1d(width), nn.ReLU())
        self.head = nn.Linear(width, classes)
        self.centre = nn.Parameter(torch.zeros(width))

    def forward(self, nodes):
        return self.head(self.student(nodes))

    @torch.no_grad()
    def get_emb(self, nodes):
        return self.student(nodes)

    def away(self, nodes):
        return (nodes - self.centre).norm(dim=-1)

    def pull(self, nodes):
        nodes = nodes.clone().requires_grad_()
        return torch.autograd.grad(self(nodes).sum(), nodes)[0]


class MeanPool:
    def answer(self, nodes):
        return nodes.mean(dim=0)


class Voter(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.head = nn.Linear(width, 1)

    def answer(self, nodes):
        return self.head(nodes)


def collect(model, batches):
    model.eval()
    return torch.cat([model.get_emb(batch.x) for batch in batches])


def spread(model, nodes):
    model.eval()
    return model.away(nodes).detach().std(), model.pull(nodes).abs().max().item()


def ask(pool, nodes):
    if isinstance(pool, nn.Module):
        pool.eval()
    return pool.answer(nodes).tolist()


def main(batches):
    model = GraphEncoder(64, 7).cuda()
    model.load_state_dict(torch.load("encoder.pt"))
    print(collect(model, batches), spread(model, batches[0].x))
    print(ask(MeanPool(), batches[0].x), ask(Voter(64), batches[0].x))
