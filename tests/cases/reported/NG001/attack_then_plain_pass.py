"""NG001, forward passes whose gradients are wanted are passed over: the attack is right, the pass after it is not."""
import torch
import torch.nn.functional as F


def robust_accuracy(model, loader, epsilon, device):
    model.eval()
    survived, total = 0, 0
    for x, y in loader:
        x, y = x.to(device), y.to(device)
        x.requires_grad_(True)
        loss = F.cross_entropy(model(x), y)
        model.zero_grad()
        loss.backward()
        adversarial = torch.clamp(x + epsilon * x.grad.sign(), 0, 1).detach()
        scores = model(adversarial)  # NG001: 18
        survived += (scores.argmax(dim=1) == y).sum().item()
        total += y.numel()
    return survived / total
