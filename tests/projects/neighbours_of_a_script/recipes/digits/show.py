"""Run as `python recipes/digits/show.py`: imports begin in the script's own folder."""
# alone: nothing

import torch
from common import classify, restored

net = restored("digits.pt")
images = torch.load("images.pt")
print(classify(net, images))
print(net(images).softmax(1))  # NG001: 7 'restored('
