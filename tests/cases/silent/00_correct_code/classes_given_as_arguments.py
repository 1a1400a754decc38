"""Classes are chosen, handed on and called: that makes modules, and runs none."""

import inspect

import torch
from torch import nn


class PooledFeatures(nn.Module):
    def __init__(self, body: nn.Module, depth: int = 2) -> None:
        super().__init__()
        self.body = body
        self.depth = depth

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.body(x).mean(self.depth)


def with_features(model: nn.Module, weights: str, options: dict) -> nn.Module:
    model.load_state_dict(torch.load(weights))
    model.eval()
    feature_net = options.pop("feature_net", PooledFeatures)
    if not isinstance(feature_net, type):
        raise TypeError(feature_net)
    model = feature_net(model, **options)
    model.depth = 1
    return model


def evaluate_on(x: torch.Tensor, encoder, head_net=PooledFeatures, tail_net: type[nn.Module] = nn.Sequential) -> None:
    if inspect.isclass(encoder):
        encoder = encoder(4)
    body = tail_net(head_net(encoder), nn.Linear(4, 2))
    body.eval()
    with torch.no_grad():
        print(body(x))
