"""NG001, a TorchScript module: torch.jit.load gives a model, and after eval() it runs with autograd recording."""
import json
import pathlib

import torch


def score_folder(scripted_path, folder):
    scripted = torch.jit.load(scripted_path)
    scripted.eval()
    scores = {}
    for file in sorted(pathlib.Path(folder).glob("*.pt")):
        window = torch.load(file)
        anomaly = scripted(window.unsqueeze(0))  # NG001: 19
        scores[file.stem] = anomaly.item()
    pathlib.Path(folder, "scores.json").write_text(json.dumps(scores, indent=2))
