"""Clause 7, a perceptual loss for sound: a recogniser in eval mode for good listens, and gradients pass through it."""
import torch
import torchaudio
from torch import nn


class ListeningLoss(nn.Module):
    """Distance of two sounds in the hidden layers of a speech recogniser that is never trained here."""

    def __init__(self, layers=(2, 5, 8)):
        super().__init__()
        self.recogniser = torchaudio.pipelines.WAV2VEC2_BASE.get_model()
        self.recogniser.eval()
        for parameter in self.recogniser.parameters():
            parameter.requires_grad = False
        self.layers = layers

    def forward(self, heard, wanted):
        hidden, _ = self.recogniser.extract_features(heard)
        with torch.no_grad():
            expected, _ = self.recogniser.extract_features(wanted)
        return sum(nn.functional.l1_loss(hidden[i], expected[i]) for i in self.layers)


def train_denoiser(denoiser, pairs, epochs, device="cuda"):
    listening_loss = ListeningLoss().to(device)
    optimizer = torch.optim.Adam(denoiser.parameters(), lr=2e-4)
    denoiser.train()
    for _ in range(epochs):
        for noisy, clean in pairs:
            restored = denoiser(noisy.to(device))
            loss = nn.functional.l1_loss(restored, clean.to(device)) + listening_loss(restored, clean.to(device))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
