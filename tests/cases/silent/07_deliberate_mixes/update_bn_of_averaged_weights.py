"""Clause 7, update_bn(): passes in train mode under a guard renew the statistics of a network of averaged weights."""
import copy

import torch
from torch import nn
from torchvision.models import resnet34


def average(net, paths):
    merged = copy.deepcopy(net.state_dict())
    states = [torch.load(path, map_location="cpu") for path in paths]
    for key, value in merged.items():
        if value.is_floating_point():
            merged[key] = torch.stack([state[key] for state in states]).mean(dim=0)
    net.load_state_dict(merged)


def update_bn(net, loader, device):
    for module in net.modules():
        if isinstance(module, nn.modules.batchnorm._BatchNorm):
            module.reset_running_stats()
            module.momentum = None
    net.train()
    with torch.no_grad():
        for images, _ in loader:
            net(images.to(device))


def main(paths, loader, out, device="cuda"):
    net = resnet34(num_classes=50).to(device)
    average(net, paths)
    update_bn(net, loader, device)
    torch.save(net.state_dict(), out)
