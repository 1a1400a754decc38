"""NG003, predict() of a module runs self(x): nothing is known of the mode, and nothing stops autograd."""
import torch
import torch.nn as nn


class LSTMForecaster(nn.Module):
    def __init__(self, features, hidden=64, horizon=24):
        super().__init__()
        self.lstm = nn.LSTM(features, hidden, num_layers=2, dropout=0.2, batch_first=True)
        self.out = nn.Linear(hidden, horizon)

    def forward(self, series):
        states, _ = self.lstm(series)
        return self.out(states[:, -1])

    def predict(self, series):
        window = torch.as_tensor(series, dtype=torch.float32).unsqueeze(0)
        forecast = self(window)  # NG003: 20
        return forecast.squeeze(0).tolist()
