"""NG001: the second of what `max`, `topk` and `sort` give are indices, which become an array although a graph was
recorded; so this runs as it stands, without a guard.
"""

import numpy as np
import torch


def confusion(net: torch.nn.Module, batches, classes: int) -> np.ndarray:
    counts = np.zeros((classes, classes))
    net.eval()
    for images, labels in batches:
        scores = net(images)  # NG001: 18 'on line 11'
        found = scores.max(1)[1].cpu().numpy()
        np.add.at(counts, (labels.numpy(), found), 1)
    return counts


def five_best(net: torch.nn.Module, images: torch.Tensor) -> np.ndarray:
    net.eval()
    scores = net(images)  # NG001: 14
    return torch.topk(scores, 5)[1].cpu().numpy()


def ranking(net: torch.nn.Module, images: torch.Tensor) -> np.ndarray:
    net.eval()
    scores = net(images)  # NG001: 14
    order = scores.sort(dim=1, descending=True)[1]
    return order[:, :10].cpu().numpy()
