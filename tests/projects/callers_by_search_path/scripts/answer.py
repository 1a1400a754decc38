"""Guards its call of a function whose file only the search path leads to; its neighbour does not."""

import sys

import torch

sys.path.append("library")
import engine  # noqa: E402  (only now it can be found)

net = torch.load("net.pt")
with torch.inference_mode():
    print(engine.predict_scores(net, torch.load("queries.pt")))
