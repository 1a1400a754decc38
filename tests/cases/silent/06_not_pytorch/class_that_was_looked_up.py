# path: project/inference.py
"""Clause 6: a class that is looked up by its name and called makes a model; that is no forward pass."""

import torch

import architectures


def tag(args, waveform: torch.Tensor) -> torch.Tensor:
    Model = getattr(architectures, args.architecture)
    model = Model(args.sample_rate, args.classes)
    model.load_state_dict(torch.load(args.checkpoint)["model"])
    with torch.no_grad():
        model.eval()
        return model(waveform)


def predict(args, waveform: torch.Tensor) -> torch.Tensor:
    Net = eval(args.architecture)
    net = Net(args.sample_rate)
    net.eval()
    with torch.no_grad():
        return net(waveform)
