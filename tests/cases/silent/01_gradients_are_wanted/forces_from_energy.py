"""Clause 1, the forces that predict() and evaluate() return are the negative gradient of the predicted energy."""
import torch


class Potential:
    def __init__(self, model, device="cpu"):
        self.model = model.to(device)
        self.model.eval()
        self.device = device

    def predict(self, positions, species):
        positions = positions.to(self.device).requires_grad_(True)
        energy = self.model(positions, species.to(self.device))
        forces = -torch.autograd.grad(energy.sum(), positions)[0]
        return energy.detach().cpu(), forces.cpu()


def evaluate(model, test_loader):
    model.eval()
    energy_error, force_error = 0.0, 0.0
    for batch in test_loader:
        batch.pos.requires_grad_()
        energy = model(batch.z, batch.pos, batch.batch)
        energy.sum().backward()
        force_error += (batch.pos.grad + batch.force).abs().mean().item()
        energy_error += (energy.detach() - batch.energy).abs().mean().item()
    return energy_error / len(test_loader), force_error / len(test_loader)
