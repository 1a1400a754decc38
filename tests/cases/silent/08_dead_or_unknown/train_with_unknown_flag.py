"""Clause 8, train(flag) with a flag that nobody can know here: it comes from a file, or from what was saved before."""
import torch

from project.models import Vocoder


def load(path):
    checkpoint = torch.load(path, map_location="cpu", weights_only=True)
    vocoder = Vocoder(**checkpoint["sizes"])
    vocoder.load_state_dict(checkpoint["weights"])
    vocoder.train(checkpoint["keep_noise"])
    return vocoder


def infer(path, mels):
    vocoder = load(path)
    with torch.inference_mode():
        return vocoder(mels[None]).squeeze(0)


class ModeKeeper:
    """Remembers the mode of each sub-module and gives it back."""

    def __init__(self, net):
        self.net = net
        self.modes = {name: module.training for name, module in net.named_modules()}

    def restore(self):
        for name, module in self.net.named_modules():
            module.train(self.modes[name])


def validate(net, keeper, val_loader):
    keeper.restore()
    with torch.no_grad():
        return sum(net(mels).sub(wave).abs().mean().item() for mels, wave in val_loader) / len(val_loader)
