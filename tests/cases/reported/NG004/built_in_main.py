"""NG004, an evaluation loop under a guard in main(): the model is built there and so is in train mode."""
import sys

import torch
from torch.utils.data import DataLoader
from torchvision import models

from project.data import Flowers


def main(weights):
    net = models.resnet18(num_classes=102)
    net.load_state_dict(torch.load(weights))
    net = net.to("cuda")
    test_loader = DataLoader(Flowers("data/test"), batch_size=32)
    hits = 0
    with torch.inference_mode():
        for images, labels in test_loader:
            scores = net(images.to("cuda"))  # NG004: 22
            hits += (scores.argmax(dim=1).cpu() == labels).sum().item()
    print("accuracy", hits / len(test_loader.dataset))


if __name__ == "__main__":
    main(sys.argv[1])
