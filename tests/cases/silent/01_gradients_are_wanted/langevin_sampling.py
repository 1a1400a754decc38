"""Clause 1, samples from an energy-based model follow the gradient of the energy by the sample itself."""
import torch


class EnergySampler:
    def __init__(self, model, shape, capacity=8192):
        self.model = model
        self.shape = shape
        self.buffer = torch.rand(capacity, *shape) * 2 - 1

    def sample(self, count, steps=60, step_size=10.0):
        was_training = self.model.training
        self.model.eval()
        for p in self.model.parameters():
            p.requires_grad = False
        x = self.buffer[torch.randint(len(self.buffer), (count,))].clone().requires_grad_(True)
        for _ in range(steps):
            x.data.add_(0.005 * torch.randn_like(x)).clamp_(-1, 1)
            energy = -self.model(x)
            energy.sum().backward()
            x.grad.data.clamp_(-0.03, 0.03)
            x.data.add_(-step_size * x.grad.data)
            x.grad.zero_()
        for p in self.model.parameters():
            p.requires_grad = True
        self.model.train(was_training)
        return x.detach()


def generate(score_net, sigmas, shape):
    score_net.eval()
    x = torch.randn(shape)
    for sigma in sigmas:
        x = x.detach().requires_grad_()
        potential = score_net.potential(x, sigma)
        direction = torch.autograd.grad(potential.sum(), x)[0]
        x = x + sigma**2 * direction + sigma * torch.randn_like(x)
    return x.detach()
