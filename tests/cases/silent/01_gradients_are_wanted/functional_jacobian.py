"""Clause 1, torch.func differentiates the model in eval mode: jacrev, vmap and grad of functions that call it."""
import torch
from torch.func import grad, jacrev, vmap


def per_sample_jacobians(model, batch):
    model.eval()

    def single(x):
        return model(x.unsqueeze(0)).squeeze(0)

    return vmap(jacrev(single))(batch)


def score_function(energy_net, points):
    energy_net.eval()

    def log_density(x):
        return -energy_net(x[None]).squeeze()

    return vmap(grad(log_density))(points)


def intrinsic_dimension(decoder, codes, tolerance=1e-3):
    decoder.eval()
    jacobians = vmap(jacrev(lambda z: decoder(z[None])[0].flatten()))(codes)
    singular = torch.linalg.svdvals(jacobians)
    return (singular > tolerance * singular[:, :1]).sum(1).float().mean().item()
