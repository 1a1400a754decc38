"""A file that is called like its package: absolute names still lead into the package."""
# alone: nothing

import torch
from synth.base import Estimator
from synth.guarding import GuardingEstimator
from torch import nn


class Linear(Estimator):
    def fit(self, rows):
        self.net = nn.Sequential(nn.Linear(4, 4))
        self.net(rows).sum().backward()

    def predict(self, rows):
        return self.net(torch.as_tensor(rows)).detach().numpy()  # NG003: 16 'predict'


class Guarded(GuardingEstimator):
    def fit(self, rows):
        self.net = nn.Sequential(nn.Linear(4, 4))
        self.net(rows).sum().backward()

    def predict(self, rows):
        return self.net(torch.as_tensor(rows)).detach().numpy()
