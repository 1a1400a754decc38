"""Clause 8, the wrapper's constructor loads a checkpoint into the module inside it, so the mode is not known here."""
import numpy as np
import torch
from torch import nn

from project.checkpoints import load_for_inference


class MattingModel(nn.Module):
    """Cuts the person out of a picture of any size."""

    def __init__(self, path, multiple=32):
        super().__init__()
        self.inner = load_for_inference(path)
        self.multiple = multiple

    def forward(self, picture):
        height, width = picture.shape[-2:]
        padding = (0, -width % self.multiple, 0, -height % self.multiple)
        return self.inner(nn.functional.pad(picture, padding))[..., :height, :width]


def predict(path, frames):
    matting = MattingModel(path)
    masks = []
    with torch.no_grad():
        for frame in frames:
            picture = torch.from_numpy(np.ascontiguousarray(frame)).permute(2, 0, 1)[None].float() / 255
            masks.append(matting(picture)[0, 0].numpy())
    return masks
