"""Clause 8, hooks of a mixin out of sight run at the start of every epoch, and they may switch the model's mode."""
import torch
from torch import nn
from torchvision.models import efficientnet_b0

from project.hooks import HookMixin


class Runner(HookMixin):
    def __init__(self, loaders, classes):
        self.model = efficientnet_b0(num_classes=classes)
        self.loaders = loaders
        self.criterion = nn.CrossEntropyLoss(label_smoothing=0.1)
        self.optimizer = torch.optim.SGD(self.model.parameters(), lr=0.05, momentum=0.9)

    def run(self, epochs):
        for epoch in range(epochs):
            self.model.train()
            for images, labels in self.loaders["train"]:
                loss = self.criterion(self.model(images), labels)
                self.optimizer.zero_grad()
                loss.backward()
                self.optimizer.step()
            self.on_epoch_start("val", epoch)
            self.validate(epoch)
            self.on_epoch_end("val", epoch)

    def validate(self, epoch):
        total = 0.0
        with torch.no_grad():
            for images, labels in self.loaders["val"]:
                total += self.criterion(self.model(images), labels).item()
        print(f"epoch {epoch}: {total / len(self.loaders['val']):.4f}")
