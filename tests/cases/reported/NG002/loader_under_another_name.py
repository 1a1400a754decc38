"""NG002, an evaluation loop by data flow: 'batches' holds a DataLoader of the test set."""
import torch
from torch.utils.data import DataLoader


def root_mean_square_error(model, test_set, scale):
    batches = DataLoader(test_set, batch_size=512, shuffle=False)
    squared, count = 0.0, 0
    for features, price in batches:
        estimate = model(features).squeeze(1) * scale  # NG002: 20
        squared += torch.sum((estimate - price) ** 2).item()
        count += len(price)
    return (squared / count) ** 0.5


def report(model, test_set, scales):
    for name, scale in scales.items():
        print(name, round(root_mean_square_error(model, test_set, scale), 4))
