"""Clause 1, a part of the model hooks the gradient of what it computes, which raises if nothing is recorded."""
import torch
from torch import nn
from transformers import PreTrainedModel


class Attention(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.qkv = nn.Linear(width, width * 3)
        self.gradients = None

    def save_gradients(self, gradients):
        self.gradients = gradients

    def forward(self, x):
        query, key, value = self.qkv(x).chunk(3, dim=-1)
        weights = torch.softmax(query @ key.transpose(-2, -1), dim=-1)
        weights.register_hook(self.save_gradients)  # The next backward pass calls it.
        return weights @ value


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.attention = Attention(width)
        self.mlp = nn.Linear(width, width)

    def forward(self, x):
        return self.mlp(self.attention(x))


class Encoder(nn.Module):
    def __init__(self, width, depth):
        super().__init__()
        self.blocks = nn.ModuleList([Block(width) for _ in range(depth)])

    def forward(self, x):
        for block in self.blocks:
            x = block(x)
        return x


class Kept(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3)

    def forward(self, x):
        self.activations = self.conv(x)
        self.activations.retain_grad()  # Read after the backward pass.
        return self.activations.mean((2, 3))


def evaluate(test_loader):
    encoder = Encoder(64, 4)
    encoder.eval()
    return [encoder(x).argmax(-1) for x in test_loader]


class Pretrained(PreTrainedModel):
    def __init__(self, config):
        super().__init__(config)
        self.encoder = Encoder(config.width, config.depth)

    def forward(self, x):
        return self.encoder(x)


def inspect(x):
    model = Pretrained.from_pretrained("encoder-base")
    model.eval()
    return model(x).argmax(-1)


def predict(x):
    kept = Kept()
    kept.eval()
    return kept(x).argmax(1)
