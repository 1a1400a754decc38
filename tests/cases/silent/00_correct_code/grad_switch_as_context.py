"""Clause 0, set_grad_enabled(False) and inference_mode(True) as context managers, by position and by keyword."""
import torch


def validate(model, val_loader, loss_fn):
    model.eval()
    total = 0.0
    with torch.set_grad_enabled(False):
        for x, y in val_loader:
            total += loss_fn(model(x), y).item()
    return total / len(val_loader)


def predict_probability(net, rows):
    net.eval()
    with torch.set_grad_enabled(mode=False):
        return net(rows).sigmoid().squeeze(-1).tolist()


def infer_depth(net, frames):
    net.eval()
    depths = []
    with torch.inference_mode(True):
        for frame in frames:
            depths.append(net(frame[None]).squeeze().cpu())
    return depths
