"""The input of a verification requires gradients, as made in a helper: silent in the function, and where it is called."""

import sys

import torch
from torch import nn


def demo_input(shape):
    return {"images": torch.rand(shape).requires_grad_(True)}


def export(model: nn.Module, shape, verify: bool) -> None:
    model.cpu().eval()
    images = demo_input(shape).pop("images")
    torch.onnx.export(model, images, "net.onnx")
    if verify:
        print(model(images)[0])


if __name__ == "__main__":
    export(torch.load(sys.argv[1]), (1, 3, 64, 64), verify=True)
