"""Clause 4, a module that overrides __call__ runs its network there; whoever calls the object guards it."""
import torch
from torch import nn


class InteratomicPotential(nn.Module):
    """Energy of a configuration of atoms from learned pair terms."""

    def __init__(self, species, width=64, cutoff=5.0):
        super().__init__()
        self.embed = nn.Embedding(species, width)
        self.pair_net = nn.Sequential(nn.Linear(2 * width + 1, width), nn.SiLU(), nn.Linear(width, 1))
        self.cutoff = cutoff

    def envelope(self, distance):
        return 0.5 * (torch.cos(torch.pi * distance / self.cutoff) + 1) * (distance < self.cutoff)

    def __call__(self, positions, numbers, pairs):
        first, second = pairs
        distance = (positions[first] - positions[second]).norm(dim=-1, keepdim=True)
        atoms = self.embed(numbers)
        terms = self.pair_net(torch.cat([atoms[first], atoms[second], distance], dim=-1))
        return (terms * self.envelope(distance)).sum()


class Committee(nn.Module):
    def __init__(self, members):
        super().__init__()
        self.members = nn.ModuleList(members)
        self.members.eval()

    def __call__(self, *configuration):
        energies = torch.stack([member(*configuration) for member in self.members])
        return energies.mean(), energies.std()
