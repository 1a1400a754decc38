"""Clause 1, integrated gradients by hand in a test loop: the gradients along the path are the result."""
import torch


def path_gradients(model, baseline, x, target, steps):
    alphas = torch.linspace(0, 1, steps, device=x.device).view(-1, *[1] * (x.dim() - 1))
    points = (baseline + alphas * (x - baseline)).requires_grad_()
    outputs = model(points)[:, target]
    return torch.autograd.grad(outputs.sum(), points)[0].mean(0)


def attribute_all(model, test_loader, steps=64):
    model.eval()
    maps = []
    for x, target in test_loader:
        baseline = torch.zeros_like(x)
        gradients = path_gradients(model, baseline, x, target.item(), steps)
        attribution = (x - baseline) * gradients
        with torch.no_grad():
            gap = model(x)[0, target] - model(baseline)[0, target]
        print(f"completeness error {abs(attribution.sum() - gap).item():.4f}")
        maps.append(attribution.sum(1).cpu())
    return torch.cat(maps)
