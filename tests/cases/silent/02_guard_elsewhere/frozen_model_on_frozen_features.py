"""Both models are frozen: what one computes has no graph to bring along into the other."""

import torch
from torch import nn


def features_of(backbone: nn.Module, rows: torch.Tensor) -> torch.Tensor:
    return backbone(rows)


def scores_of(head: nn.Module, features: torch.Tensor) -> torch.Tensor:
    return head(features).softmax(1)


def main() -> None:
    backbone = nn.Sequential(nn.Linear(16, 8), nn.BatchNorm1d(8)).requires_grad_(False)
    head = nn.Sequential(nn.Linear(8, 2), nn.Dropout()).requires_grad_(False)
    backbone.load_state_dict(torch.load("backbone.pt"))
    head.load_state_dict(torch.load("head.pt"))
    backbone.eval()
    head.eval()
    features = features_of(backbone, torch.load("rows.pt"))
    print(scores_of(head, features).argmax(1))


main()
