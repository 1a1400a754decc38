"""The forecasting experiment: `self.model` is set by the base class in another file."""
# alone: nothing

import torch
from models import patchmix
from torch import nn

from exp.exp_basic import Exp_Basic


class Exp_Forecast(Exp_Basic):
    def _build_model(self):
        return patchmix.Model(self.args).float()

    def vali(self, vali_loader, criterion) -> float:
        losses = []
        self._settle()
        for batch_x, batch_y in vali_loader:
            outputs = self.model(batch_x.to(self.device))  # NG001: 23 'self._settle()'
            losses.append(criterion(outputs, batch_y).item())
        self.model.train()
        return sum(losses) / len(losses)

    def train(self, train_loader, vali_loader) -> None:
        optimizer = torch.optim.Adam(self.model.parameters(), lr=self.args.learning_rate)
        criterion = nn.MSELoss()
        for _ in range(self.args.train_epochs):
            self.model.train()
            for batch_x, batch_y in train_loader:
                optimizer.zero_grad()
                loss = criterion(self.model(batch_x.to(self.device)), batch_y)
                loss.backward()
                optimizer.step()
            print(self.vali(vali_loader, criterion))

    def test(self, test_loader) -> list:
        self.model.eval()
        with torch.no_grad():
            return [self.model(batch_x.to(self.device)).cpu() for batch_x, _ in test_loader]
