"""Clause 0, the guard is a decorator without parentheses, which PyTorch 2 takes as well, on functions and methods."""
import torch
from torch import inference_mode, no_grad


@torch.no_grad
def extract_features(backbone, loader):
    backbone.eval()
    return torch.cat([backbone(images).flatten(1) for images, _ in loader])


@inference_mode
def predict(net, batch):
    net.eval()
    return net(batch).argmax(dim=1)


class Recommender:
    def __init__(self, model):
        self.model = model

    @no_grad
    def evaluate(self, test_dl, k=10):
        self.model.eval()
        hits = 0
        for users, items in test_dl:
            top = self.model(users).topk(k).indices
            hits += (top == items[:, None]).any(1).sum().item()
        return hits / len(test_dl.dataset)
