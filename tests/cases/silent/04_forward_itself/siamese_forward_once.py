"""Clause 4, a siamese network whose forward() calls forward_once() for each picture and forward_head() for both."""
import torch
import torchvision
from torch import nn


class SiameseNetwork(nn.Module):
    def __init__(self, size=128):
        super().__init__()
        self.net = torchvision.models.resnet18(weights="DEFAULT")
        self.net.fc = nn.Identity()
        self.embed = nn.Sequential(nn.BatchNorm1d(512), nn.Dropout(0.2), nn.Linear(512, size))
        self.compare = nn.Sequential(nn.Linear(2 * size, size), nn.ReLU(), nn.Linear(size, 1))

    def forward_once(self, image):
        return nn.functional.normalize(self.embed(self.net(image)), dim=1)

    def forward_head(self, first, second):
        return self.compare(torch.cat([(first - second).abs(), first * second], dim=1)).squeeze(1)

    def forward(self, left, right):
        first = self.forward_once(left)
        second = self.forward_once(right)
        return self.forward_head(first, second)


def train_pairs(siamese: SiameseNetwork, loader, optimizer):
    siamese.train()
    for left, right, same in loader:
        loss = nn.functional.binary_cross_entropy_with_logits(siamese(left, right), same.float())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
