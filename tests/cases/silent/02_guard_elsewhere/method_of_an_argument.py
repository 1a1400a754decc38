"""Clause 2, the method that a function calls on its argument guards all that it runs; only callers tell its class."""
import torch
from torch import nn


class Frontend(nn.Module):
    def __init__(self):
        super().__init__()
        self.audio = nn.Linear(80, 256)
        self.video = nn.Linear(512, 256)

    def forward(self, sound, picture):
        return self.encode_fusion(sound, picture)

    def encode_audio(self, sound):
        with torch.no_grad():
            return self.audio(sound)

    def encode_video(self, picture):
        with torch.no_grad():
            return self.video(picture)

    def encode_fusion(self, sound, picture):
        heard = self.encode_audio(sound) if sound is not None else None
        seen = self.encode_video(picture)
        if heard is None:
            heard = seen.new_zeros(seen.shape)
        return torch.cat([heard, seen], dim=1)


def per_file(name, clip, model, writer):
    features = model.encode_fusion(clip["audio"], clip["video"])
    writer[name] = features.cpu().numpy()


def main(files, checkpoint, writer):
    model = Frontend()
    model.load_state_dict(torch.load(checkpoint))
    model.eval()
    for name, clip in files:
        per_file(name, clip, model, writer)
