"""NG001, only one of two models is frozen; a pair that comes from either branch is two models, in eval mode here."""
import torch
from restoration import Denoiser, UNetPlus


def restore(tiny, pictures, checkpoint):
    model = UNetPlus(32) if tiny else UNetPlus(64)
    denoiser = Denoiser(3)
    denoiser.load_state_dict(torch.load(checkpoint))
    for parameter in denoiser.parameters():
        parameter.requires_grad = False
    model.eval()
    denoiser.eval()
    clean = [denoiser(picture) for picture in pictures]
    return [model(picture).clamp(0, 1) for picture in clean]  # NG001: 13 'on line 12'


def compare(tiny, picture):
    if tiny:
        first, second = UNetPlus(32), Denoiser(1)
    else:
        first, second = UNetPlus(64), Denoiser(3)
    for net in (first, second):
        net.eval()
    return (first(picture) - second(picture)).abs().mean().item()  # NG001: 13
