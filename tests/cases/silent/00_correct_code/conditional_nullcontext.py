"""Clause 0, a guard or nullcontext() by condition, in the with statement, in a variable and on a method."""
import contextlib
from contextlib import nullcontext

import torch
from torch import nn


class Captioner(nn.Module):
    def __init__(self, vision_encoder, decoder, freeze_vision=True):
        super().__init__()
        self.vision_encoder = vision_encoder
        self.decoder = decoder
        self.freeze_vision = freeze_vision
        if freeze_vision:
            self.vision_encoder.eval()

    def get_image_embeddings(self, images):
        with torch.no_grad() if self.freeze_vision else nullcontext():
            return self.vision_encoder(images)

    def forward(self, images, tokens):
        return self.decoder(self.get_image_embeddings(images), tokens)


def evaluate(net, test_loader, track=False):
    net.eval()
    context = contextlib.nullcontext() if track else torch.inference_mode()
    with context:
        return [net(x).sum().item() for x, _ in test_loader]


def validate(net, val_loader, second_order):
    net.eval()
    with torch.set_grad_enabled(second_order):
        return torch.cat([net(x) for x, _ in val_loader])
