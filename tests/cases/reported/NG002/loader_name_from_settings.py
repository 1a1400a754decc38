# settings: loader_names=holdout
"""NG002, the user's own name for evaluation data: a loop over 'holdout' counts as an evaluation loop."""
import torch


def calibration_error(network: torch.nn.Module, holdout, bins=15):
    confidences, correct = [], []
    for features, target in holdout:
        probabilities = network(features).softmax(-1)  # NG002: 25
        top, label = probabilities.max(-1)
        confidences += top.tolist()
        correct += (label == target).tolist()
    edges = torch.linspace(0, 1, bins + 1)
    which = torch.bucketize(torch.tensor(confidences), edges[1:-1])
    gap = torch.tensor(confidences) - torch.tensor(correct, dtype=torch.float)
    return sum(gap[which == b].sum().abs().item() for b in range(bins)) / len(gap)
