"""A copy of a model whose parameters require no gradient: its parameters require none either."""
import copy

import torch
from networks import build, snapshot


def average(z):
    generator = build().requires_grad_(False)
    generator_ema = copy.deepcopy(generator).eval()
    return generator_ema(z).argmax(1)


def show(z):
    frozen = build()
    for parameter in frozen.parameters():
        parameter.requires_grad_(False)
    return snapshot(copy.deepcopy(frozen).eval()(z).cpu())


def main(args):
    print(average(torch.load(args.latents)), show(torch.load(args.latents)))


def draw(z):
    network = build()
    network.eval()
    return network(z).numpy()  # Raises if it has a graph: it cannot have one.


def draw_all(args):
    return [draw(z) for z in torch.load(args.latents)]
