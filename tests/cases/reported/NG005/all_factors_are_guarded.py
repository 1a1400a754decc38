"""NG005, both factors of the loss are computed under the guard."""

import torch


class Agent:
    def __init__(self, modules, temperature_optimizer) -> None:
        self.modules = modules
        self.optimizer = temperature_optimizer

    def update_temperature(self, log_prob: torch.Tensor) -> torch.Tensor:
        self.optimizer.zero_grad()
        with torch.no_grad():
            target = log_prob - 4.0
            factor = torch.exp(self.modules.log_temperature)
        loss = -(factor * target).mean()
        loss.backward()  # NG005: 9 'on line 13'
        self.optimizer.step()
        return loss
