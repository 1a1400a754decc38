"""Draws what a network finds, which it knows by its name."""

import torch
from marks import build

net = build("marker")
with torch.no_grad():
    print(net.predict_marks(torch.load("image.pt")))
