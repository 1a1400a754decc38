"""Clause 8, what is called comes from a registry of upscalers, of which some are plain functions and others unknown."""
import torch
import torch.nn.functional as F

from project.registry import plugins


def bicubic(low, scale=4):
    return F.interpolate(low, scale_factor=scale, mode="bicubic", align_corners=False).clamp(0, 1)


def nearest(low, scale=4):
    return low.repeat_interleave(scale, dim=2).repeat_interleave(scale, dim=3)


MODELS = {"bicubic": bicubic, "nearest": nearest, **plugins("upscalers")}


def psnr(restored, high):
    return -10 * torch.log10((restored - high).pow(2).mean()).item()


def evaluate(name, test_loader):
    upscale = MODELS[name]
    return sum(psnr(upscale(low), high) for low, high in test_loader) / len(test_loader)


def predict(low, names):
    return {name: MODELS[name](low) for name in names}


def compare(test_loader):
    for name, method in MODELS.items():
        scores = [psnr(method(low), high) for low, high in test_loader]
        print(f"{name}: {min(scores):.2f} to {max(scores):.2f} dB, mean {evaluate(name, test_loader):.2f} dB")
