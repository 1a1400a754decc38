"""NG003, a function all of whose forward passes leave it only detached: it cannot be part of training."""
import torch


def describe_patches(hardnet: torch.nn.Module, patches, device, chunk=1024):
    descriptors = torch.zeros(len(patches), 128)
    for start in range(0, len(patches), chunk):
        piece = patches[start : start + chunk].to(device)
        output = hardnet(piece)  # NG003: 18
        descriptors[start : start + chunk] = output.detach().cpu()
    return descriptors


def match(net, left, right):
    a = describe_patches(net, left, "cuda")
    b = describe_patches(net, right, "cuda")
    return torch.cdist(a, b).argmin(dim=1)
