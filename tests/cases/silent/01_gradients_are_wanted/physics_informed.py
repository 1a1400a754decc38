"""Clause 1, a physics-informed network: also its evaluation needs derivatives of the network by its inputs."""
import torch
from torch import nn

net = nn.Sequential(nn.Linear(2, 50), nn.Tanh(), nn.Linear(50, 50), nn.Tanh(), nn.Linear(50, 1))


def residual(x, t, viscosity=0.01 / torch.pi):
    x.requires_grad_(True)
    t.requires_grad_(True)
    u = net(torch.cat([x, t], dim=1))
    ones = torch.ones_like(u)
    u_t = torch.autograd.grad(u, t, ones, create_graph=True)[0]
    u_x = torch.autograd.grad(u, x, ones, create_graph=True)[0]
    u_xx = torch.autograd.grad(u_x, x, ones, create_graph=True)[0]
    return u_t + u * u_x - viscosity * u_xx


def evaluate_residual(points=10000):
    net.eval()
    x = torch.rand(points, 1) * 2 - 1
    t = torch.rand(points, 1)
    return residual(x, t).pow(2).mean().item()


def train(steps, optimizer):
    for _ in range(steps):
        net.train()
        x, t = torch.rand(1000, 1) * 2 - 1, torch.rand(1000, 1)
        start = net(torch.cat([x, torch.zeros_like(t)], 1)) + torch.sin(torch.pi * x)
        loss = residual(x, t).pow(2).mean() + start.pow(2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(evaluate_residual())
