"""The builder is a parameter: what it gives is known by what is done to it, and that it is frozen is part of that."""

import torch
from torch import nn


def freeze(module: nn.Module) -> None:
    for parameter in module.parameters():
        parameter.requires_grad = False


def features(builder, images: torch.Tensor) -> list:
    model = builder.build("resnet")
    for parameter in model.parameters():
        parameter.requires_grad = False
    model.eval()
    return model(images.cuda()).tolist()


def features_by_a_helper(builder, images: torch.Tensor) -> list:
    model = builder.build("resnet")
    freeze(model)
    model.eval()
    return model(images.cuda()).tolist()


def features_without_a_name(builder, images: torch.Tensor) -> list:
    what = builder.build("resnet")
    what.requires_grad_(False)
    what.eval()
    return what(images.cuda()).tolist()


def guarded(builder, images: torch.Tensor) -> list:
    what = builder.build("resnet").eval()
    with torch.no_grad():
        return what(images.cuda()).tolist()
