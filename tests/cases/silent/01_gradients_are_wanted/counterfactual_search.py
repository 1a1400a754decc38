"""Clause 1, a counterfactual explanation: the input moves along the gradient until the decision changes."""
import torch
import torch.nn.functional as F


class CounterfactualSearch:
    def __init__(self, classifier, distance_weight=0.1, lr=0.05, max_steps=400):
        self.classifier = classifier
        self.classifier.eval()
        self.distance_weight, self.lr, self.max_steps = distance_weight, lr, max_steps

    def _objective(self, point, origin, wanted):
        logits = self.classifier(point)
        return F.cross_entropy(logits, wanted) + self.distance_weight * (point - origin).abs().sum(), logits

    def infer(self, origin, wanted):
        point = origin.clone().requires_grad_(True)
        optimizer = torch.optim.Adam([point], lr=self.lr)
        for _ in range(self.max_steps):
            objective, logits = self._objective(point, origin, wanted)
            if logits.argmax(1).equal(wanted):
                break
            optimizer.zero_grad()
            objective.backward()
            optimizer.step()
        return point.detach()
