"""Clause 2: the scores themselves become an array as they are, which raises if they have a graph: whoever calls this
turned recording off.
"""

import numpy as np
import torch


def confidence(net: torch.nn.Module, images: torch.Tensor) -> np.ndarray:
    net.eval()
    scores = net(images)
    return scores.max(1)[0].cpu().numpy()


def five_best(net: torch.nn.Module, images: torch.Tensor) -> tuple[np.ndarray, np.ndarray]:
    net.eval()
    best = torch.topk(net(images), 5)
    return best[0].cpu().numpy(), best[1].cpu().numpy()


def best_of_one(net: torch.nn.Module, images: torch.Tensor, where: bool) -> np.ndarray:
    net.eval()
    pair = net(images).sort(dim=1)
    return pair[int(where)].cpu().numpy()
