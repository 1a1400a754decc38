"""Of what the method of the argument runs, a part is not guarded."""
import torch
from torch import nn


class Frontend(nn.Module):
    def __init__(self):
        super().__init__()
        self.audio = nn.Linear(80, 256)
        self.video = nn.Linear(512, 256)

    def encode_audio(self, sound):
        with torch.no_grad():
            return self.audio(sound)

    def encode_fusion(self, sound, picture):
        return torch.cat([self.encode_audio(sound), self.video(picture)], dim=1)


def per_file(name, clip, model, writer):
    features = model.encode_fusion(clip["audio"], clip["video"])  # NG001: 16
    writer[name] = features.detach().cpu().numpy()


def main(files, checkpoint, writer):
    model = Frontend()
    model.load_state_dict(torch.load(checkpoint))
    model.eval()
    for name, clip in files:
        per_file(name, clip, model, writer)
