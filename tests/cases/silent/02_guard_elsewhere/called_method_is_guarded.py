"""Clause 2, the evaluation loop calls a method of the module that is itself decorated with a guard."""
import torch
import torch.nn.functional as F
from torch import nn


class SpeakerEncoder(nn.Module):
    def __init__(self, mels=40, hidden=256, size=128):
        super().__init__()
        self.lstm = nn.LSTM(mels, hidden, num_layers=3, dropout=0.1, batch_first=True)
        self.project = nn.Linear(hidden, size)

    def forward(self, mel):
        states, _ = self.lstm(mel)
        return F.normalize(self.project(states[:, -1]), dim=-1)

    @torch.inference_mode()
    def embed_utterance(self, mel, window=160):
        parts = [self(part) for part in mel.split(window, dim=1)]
        return F.normalize(torch.stack(parts).mean(dim=0), dim=-1)


def evaluate_verification(checkpoint, test_loader, device="cuda", threshold=0.75):
    encoder = SpeakerEncoder()
    encoder.load_state_dict(torch.load(checkpoint, map_location="cpu"))
    encoder.to(device).eval()
    hits = total = 0
    for enrolment, trial, same in test_loader:
        known = encoder.embed_utterance(enrolment.to(device))
        heard = encoder.embed_utterance(trial.to(device))
        accepted = (known * heard).sum(dim=-1).cpu() > threshold
        hits += (accepted == same.bool()).sum().item()
        total += same.numel()
    return hits / total
