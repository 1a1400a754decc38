"""NG007, with inference_mode: under an import alias and without a call is no guard."""
import torch
from torch import inference_mode as no_tracking


def weighted_average(states, weights):
    merged = {}
    with no_tracking:  # NG007: 10
        for key in states[0]:
            merged[key] = torch.stack([w * s[key].float() for s, w in zip(states, weights)]).sum(dim=0)
    return merged


def merge(paths, weights, out):
    states = [torch.load(path, map_location="cpu") for path in paths]
    torch.save(weighted_average(states, weights), out)
