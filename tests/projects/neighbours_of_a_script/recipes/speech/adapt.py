"""Here `common` is another file, and its network is to be trained on."""

import torch
from common import restored

net = restored("speech.pt")
waves = torch.load("waves.pt")
print(net(waves).softmax(1))
