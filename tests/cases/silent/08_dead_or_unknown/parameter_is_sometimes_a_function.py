"""Clause 8, the parameter model is a plain function in some calls and a guarded method in another."""
import torch

from project.models import Forecaster as ForecastNet


def persistence(history):
    return history[:, -1:].expand(-1, 24)


def seasonal(history, period=24):
    return history[:, -period:]


class Forecaster:
    def __init__(self, weights):
        self.net = ForecastNet(horizon=24)
        self.net.load_state_dict(torch.load(weights))
        self.net.eval()

    def predict(self, history):
        with torch.no_grad():
            return self.net(history)


def evaluate(model, test_loader):
    errors = []
    for history, future in test_loader:
        forecast = model(history)
        errors.append((forecast - future).abs().mean())
    return torch.stack(errors).mean().item()


def compare(weights, test_loader):
    print("persistence", evaluate(persistence, test_loader))
    print("seasonal", evaluate(seasonal, test_loader))
    print("network", evaluate(Forecaster(weights).predict, test_loader))
