"""Clause 2, a property runs the backbone, and the only places that read it are under the guard."""
import torch
from torch import Tensor, nn


class PrototypeClassifier:
    """Few-shot classification by the nearest class mean."""

    def __init__(self, backbone: nn.Module, support: Tensor, labels: Tensor) -> None:
        self.backbone = backbone
        self.backbone.eval()
        self.support = support
        self.labels = labels

    @property
    def prototypes(self) -> Tensor:
        features = self.backbone(self.support)
        return torch.stack([features[self.labels == label].mean(dim=0) for label in self.labels.unique()])

    def classify(self, queries: Tensor) -> Tensor:
        with torch.no_grad():
            distance = torch.cdist(self.backbone(queries), self.prototypes)
        return (-distance).softmax(dim=1)

    @torch.no_grad()
    def spread(self) -> float:
        return torch.pdist(self.prototypes).mean().item()


def accuracy(episodes, backbone):
    rates = []
    for support, labels, queries, truth in episodes:
        classifier = PrototypeClassifier(backbone, support, labels)
        rates.append((classifier.classify(queries).argmax(dim=1) == truth).float().mean().item())
    return sum(rates) / len(rates)
