"""A method that is put in place of `forward`."""

import torch
from torch import nn


class Vocoder(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.upsample = nn.ConvTranspose1d(80, 80, 1024, stride=256)
        self.body = nn.Conv1d(80, 1, 3)

    def forward(self, spectrum, audio):
        return self.body(self.upsample(spectrum)) - audio

    def _infer_fast(self, spectrum):
        spectrum = self.upsample(spectrum)
        return self.body(spectrum[:, :, :-768]).detach().clamp(-1, 1)

    def prepare_for_export(self) -> None:
        self.forward = self._infer_fast
