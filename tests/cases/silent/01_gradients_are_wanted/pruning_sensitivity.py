"""Clause 1, first-order pruning scores: the validation loss is sent backward through the model in eval mode."""
import torch
from torch import nn


def taylor_scores(net, val_loader, criterion, batches=16):
    net.eval()
    scores = {name: 0.0 for name, module in net.named_modules() if isinstance(module, nn.Conv2d)}
    for (x, y), _ in zip(val_loader, range(batches)):
        net.zero_grad(set_to_none=True)
        criterion(net(x), y).backward()
        for name, module in net.named_modules():
            if name in scores:
                scores[name] += (module.weight * module.weight.grad).sum((1, 2, 3)).abs().detach()
    return scores


@torch.no_grad()
def prune(net, scores, ratio):
    everything = torch.cat(list(scores.values()))
    threshold = everything.kthvalue(int(ratio * everything.numel())).values
    for name, module in net.named_modules():
        if name in scores:
            module.weight.mul_((scores[name] > threshold).view(-1, 1, 1, 1))
