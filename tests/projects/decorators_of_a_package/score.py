"""Three decorators from another file, two of which turn recording off."""
# alone: NG001 11:13, NG001 17:16, NG001 23:12

import torch
from utils.autograd import only_reading, on_device, timed


@only_reading
def accuracy(net: torch.nn.Module, images, labels) -> float:
    net.eval()
    return (net(images).argmax(1) == labels).float().mean().item()


@timed
def speed(net: torch.nn.Module, images) -> int:
    net.eval()
    return len(net(images))  # NG001: 16 'net.eval()'


@on_device("cuda:0")
def logits(net: torch.nn.Module, images):
    net.eval()
    return net(images)
