"""NG001: what a class makes that was looked up by its name is a model of which the mode is known."""

import torch

import architectures


def tag(args, waveform: torch.Tensor) -> torch.Tensor:
    Model = getattr(architectures, args.architecture)
    model = Model(args.sample_rate, args.classes)
    model.load_state_dict(torch.load(args.checkpoint)["model"])
    model.eval()
    return model(waveform).argmax(1)  # NG001: 12 'on line 12'


def compare(args, waveform: torch.Tensor) -> float:
    Teacher = torch.load(args.teacher)
    Teacher.eval()
    return Teacher(waveform).softmax(1).max().item()  # NG001: 12 'on line 18'
