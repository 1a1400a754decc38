"""NG007, net.eval without a call on a model built in sight: it is still in train mode, which is NG004 as well."""
import torch
from torch import nn


class Regressor(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.hidden = nn.Sequential(nn.Linear(width, 64), nn.ReLU(), nn.Dropout(0.3))
        self.out = nn.Linear(64, 1)

    def forward(self, x):
        return self.out(self.hidden(x))


def predict(rows, weights):
    net = Regressor(rows.shape[1])
    net.load_state_dict(torch.load(weights))
    net.eval  # NG007: 5
    with torch.no_grad():
        return net(rows).squeeze(1).numpy()  # NG004: 16
