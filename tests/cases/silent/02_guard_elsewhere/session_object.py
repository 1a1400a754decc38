"""Clause 2, the object is its own context manager that guards, and its method is called inside the with block only."""
import torch
import torchaudio


class SeparationSession:
    """Holds eval mode and no_grad as long as it is open."""

    def __init__(self, net, device):
        self.net = net.to(device)
        self.device = device
        self.guard = torch.no_grad()

    def __enter__(self):
        self.net.eval()
        self.guard.__enter__()
        return self

    def __exit__(self, *details):
        self.guard.__exit__(*details)

    def infer(self, mixture):
        scale = mixture.abs().max().clamp(min=1e-8)
        sources = self.net(mixture[None].to(self.device) / scale)[0]
        return sources.cpu() * scale


def separate_files(net, files, folder, device="cuda"):
    with SeparationSession(net, device) as session:
        for file in files:
            wave, rate = torchaudio.load(str(file))
            for index, source in enumerate(session.infer(wave)):
                torchaudio.save(f"{folder}/{file.stem}_{index}.wav", source, rate)
