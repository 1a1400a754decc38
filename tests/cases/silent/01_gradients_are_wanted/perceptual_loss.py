"""Clause 1, a perceptual loss: the VGG network is in eval mode for good, and the loss goes back through it."""
import torch
from torch import nn
from torchvision.models import vgg16


def train_super_resolution(generator, optimizer, train_loader, epochs, device="cuda"):
    vgg = vgg16(weights="DEFAULT").features[:23].to(device)
    vgg.eval()
    l1 = nn.L1Loss()
    for epoch in range(epochs):
        generator.train()
        for low, high in train_loader:
            low, high = low.to(device), high.to(device)
            upscaled = generator(low)
            content = l1(vgg(upscaled), vgg(high))
            loss = l1(upscaled, high) + 0.1 * content
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print(f"epoch {epoch}: {loss.item():.4f}")


class PerceptualLoss(nn.Module):
    def __init__(self, layers=(3, 8, 15)):
        super().__init__()
        self.vgg = vgg16(weights="DEFAULT").features.eval()
        self.layers = set(layers)

    def forward(self, x, y):
        loss = 0.0
        for index, layer in enumerate(self.vgg):
            x, y = layer(x), layer(y)
            if index in self.layers:
                loss = loss + nn.functional.mse_loss(x, y)
        return loss
