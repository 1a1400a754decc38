"""The switch to eval mode stands in another file."""
# alone: nothing

import tools.modes as modes
import torch


def restore(denoiser: torch.nn.Module, noisy: torch.Tensor) -> torch.Tensor:
    modes.make_ready(denoiser)
    return denoiser(noisy)  # NG001: 12 'modes.make_ready(denoiser)'


def restore_all(denoiser: torch.nn.Module, noisy: torch.Tensor) -> torch.Tensor:
    modes.make_ready(denoiser)
    with torch.no_grad():
        return denoiser(noisy)


def refine(denoiser: torch.nn.Module, noisy: torch.Tensor) -> torch.Tensor:
    modes.make_trainable(denoiser)
    return denoiser(noisy)


def shrink(denoiser: torch.nn.Module, noisy: torch.Tensor) -> torch.Tensor:
    small = modes.halved(denoiser)
    return small(noisy)
