"""Clause 1, style transfer optimises the picture itself through a network in eval mode; the targets are guarded."""
import torch
import torch.nn.functional as F
from torchvision import models


def gram(features):
    b, c, h, w = features.shape
    flat = features.view(b, c, h * w)
    return flat @ flat.transpose(1, 2) / (c * h * w)


class Features:
    def __init__(self, layers=(0, 5, 10, 19, 28)):
        self.net = models.vgg19(weights="DEFAULT").features.eval()
        self.layers = layers

    def __call__(self, x):
        kept = []
        for index, layer in enumerate(self.net):
            x = layer(x)
            if index in self.layers:
                kept.append(x)
        return kept


def transfer(content, style, steps=300, style_weight=1e6):
    features = Features()
    with torch.no_grad():
        content_target = features(content)[3]
        style_targets = [gram(f) for f in features(style)]
    picture = content.clone().requires_grad_(True)
    optimizer = torch.optim.LBFGS([picture])

    def closure():
        optimizer.zero_grad()
        now = features(picture)
        style_loss = sum(F.mse_loss(gram(f), t) for f, t in zip(now, style_targets))
        loss = F.mse_loss(now[3], content_target) + style_weight * style_loss
        loss.backward()
        return loss

    for _ in range(steps):
        optimizer.step(closure)
    return picture.detach().clamp(0, 1)
