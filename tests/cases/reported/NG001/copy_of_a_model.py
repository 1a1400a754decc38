"""NG001, copies of models: of one that is trained, and of one that was frozen, and is no longer."""
import copy

import torch
from networks import build


def average(z):
    generator = build()
    generator_ema = copy.deepcopy(generator).eval()
    return generator_ema(z).argmax(1)  # NG001: 12


def thawed(z):
    generator = build().requires_grad_(False)
    generator_ema = copy.deepcopy(generator).eval()
    generator_ema.requires_grad_(True)
    return generator_ema(z).argmax(1)  # NG001: 12


def main(args):
    print(average(torch.load(args.latents)), thawed(torch.load(args.latents)))
