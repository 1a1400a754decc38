"""Clause 7, weights are initialised under guards, by hand and by passes over data, before an ordinary training."""
import torch
from torch import nn


@torch.no_grad()
def init_weights(module):
    if isinstance(module, nn.Conv1d):
        nn.init.kaiming_normal_(module.weight, nonlinearity="relu")
        module.bias.zero_()


def init_from_data(model, batch, layers, rounds=5):
    """Scales every layer until its outputs have unit variance (layer-sequential unit variance)."""
    seen = {}
    for layer in layers:
        handle = layer.register_forward_hook(lambda module, inputs, output: seen.update(std=output.std()))
        with torch.no_grad():
            for _ in range(rounds):
                model(batch)
                layer.weight.div_(seen["std"] + 1e-6)
        handle.remove()


def train(loader, prior=0.01):
    model = nn.Sequential(nn.Conv1d(12, 32, 7), nn.ReLU(), nn.Dropout(0.2), nn.Conv1d(32, 1, 1))
    model.apply(init_weights)
    init_from_data(model, next(iter(loader))[0], [model[0], model[3]])
    with torch.no_grad():
        model[3].bias.fill_(torch.logit(torch.tensor(prior)))
    optimizer = torch.optim.Adam(model.parameters())
    for leads, beats in loader:
        loss = nn.functional.binary_cross_entropy_with_logits(model(leads).squeeze(1), beats)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model
