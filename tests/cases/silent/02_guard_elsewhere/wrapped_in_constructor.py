"""Clause 2, the constructor replaces the method by the same one wrapped in a guard."""
import torch
import torch.nn as nn


class FraudScorer:
    """Scores tables of transactions."""

    def __init__(self, net: nn.Module, device: str, columns: list[str]):
        self.net = net.to(device)
        self.net.eval()
        self.device = device
        self.columns = columns
        self.predict_proba = torch.inference_mode()(self.predict_proba)

    def predict_proba(self, frame):
        rows = torch.tensor(frame[self.columns].to_numpy(), dtype=torch.float32, device=self.device)
        return self.net(rows).sigmoid().squeeze(-1).cpu().numpy()

    def flag(self, frame, threshold=0.9):
        return frame[self.predict_proba(frame) > threshold]


def nightly(scorer: FraudScorer, frames) -> int:
    return sum(len(scorer.flag(frame)) for frame in frames)
