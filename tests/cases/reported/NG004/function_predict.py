"""NG004, an inference function under inference_mode: the network is built and loaded, but never put in eval mode."""
import torch as th
import torch.nn as nn


class Denoiser(nn.Module):
    def __init__(self, channels=48):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(3, channels, 3, padding=1),
            nn.BatchNorm2d(channels),
            nn.ReLU(inplace=True),
            nn.Conv2d(channels, 3, 3, padding=1),
        )

    def forward(self, noisy):
        return noisy - self.body(noisy)


def predict(noisy, weights):
    denoiser = Denoiser()
    denoiser.load_state_dict(th.load(weights, map_location="cpu"))
    with th.inference_mode():
        clean = denoiser(noisy.unsqueeze(0))  # NG004: 17
    return clean.squeeze(0).clamp(0, 1)
