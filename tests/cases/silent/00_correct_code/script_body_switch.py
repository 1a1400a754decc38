# path: project/infer.py
"""Clause 0, an inference script that switches recording off for the whole program at its top."""
import sys

import soundfile
import torch

from project.vocoder import Vocoder

torch.set_grad_enabled(False)
device = "cuda" if torch.cuda.is_available() else "cpu"

model = Vocoder.from_config("vocoder.yaml").to(device)
model.load_state_dict(torch.load("vocoder.pt", map_location=device))
model.eval()


def predict(spectrogram):
    return model(spectrogram.to(device)).squeeze().cpu()


for path in sys.argv[1:]:
    wave = predict(torch.load(path))
    soundfile.write(path.replace(".pt", ".wav"), wave.numpy(), 24000)

warm = model(torch.zeros(1, 80, 100, device=device))
print("done", warm.shape)
