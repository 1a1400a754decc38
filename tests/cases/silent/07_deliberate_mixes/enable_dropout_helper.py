"""Clause 7, enable_dropout() after eval(): only the dropout layers are in train mode, and the draws are guarded."""
import numpy as np
import torch
import torch.nn as nn


def enable_dropout(model):
    for module in model.modules():
        if isinstance(module, (nn.Dropout, nn.Dropout2d, nn.AlphaDropout)):
            module.train()


def evaluate(model, test_loader, device, samples=25):
    model.eval()
    enable_dropout(model)
    covered, widths = [], []
    with torch.no_grad():
        for features, price in test_loader:
            features = features.to(device)
            draws = torch.stack([model(features).squeeze(-1) for _ in range(samples)]).cpu().numpy()
            low, high = np.quantile(draws, [0.05, 0.95], axis=0)
            covered.append(np.mean((low <= price.numpy()) & (price.numpy() <= high)))
            widths.append(np.mean(high - low))
    return np.mean(covered), np.mean(widths)
