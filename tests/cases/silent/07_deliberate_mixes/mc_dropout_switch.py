"""Clause 7, a switch named mc_dropout decides between eval mode and train mode, both of them under the same guard."""
import torch


class SurvivalModel:
    """Risk of a patient from laboratory values, on request with an interval around it."""

    def __init__(self, network: torch.nn.Module, mc_dropout=False, draws=50):
        self.network = network
        self.mc_dropout = mc_dropout
        self.draws = draws

    def predict(self, values):
        if self.mc_dropout:
            self.network.train()
        else:
            self.network.eval()
        count = self.draws if self.mc_dropout else 1
        with torch.no_grad():
            risks = torch.stack([self.network(values).sigmoid() for _ in range(count)])
        return risks.mean(dim=0), risks.std(dim=0, unbiased=False)

    def report(self, names, values):
        risk, spread = self.predict(values)
        for name, r, s in zip(names, risk.flatten().tolist(), spread.flatten().tolist()):
            print(f"{name}: {r:.2f} +- {2 * s:.2f}" if self.mc_dropout else f"{name}: {r:.2f}")
