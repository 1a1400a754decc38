"""NG001, the mode goes through an alias: the local name is the same module as the attribute."""
import torch


class EmaEvaluator:
    def __init__(self, ema_model, loader, metric):
        self.ema_model = ema_model
        self.loader = loader
        self.metric = metric

    def score(self, device):
        net = self.ema_model
        self.ema_model.eval()
        self.metric.reset()
        for batch in self.loader:
            waveform = batch["waveform"].to(device, non_blocking=True)
            estimate = net(waveform)  # NG001: 24
            self.metric.update(estimate.detach(), batch["clean"].to(device))
        return float(self.metric.compute())


def report(evaluator):
    device = torch.device("cuda")
    print("si-sdr", evaluator.score(device))
