"""NG002, an evaluation loop by data flow: the dataset was made with train=False and sits in a plain 'loader'."""
import torch
from torch.utils.data import DataLoader
from torchvision import datasets, transforms


def error_rate(model, root="data"):
    transform = transforms.Compose([transforms.ToTensor(), transforms.Normalize((0.5,), (0.5,))])
    dataset = datasets.CIFAR10(root, train=False, download=True, transform=transform)
    loader = DataLoader(dataset, batch_size=128, num_workers=2)
    wrong = 0
    for pictures, classes in loader:
        guess = torch.max(model(pictures), 1)[1]  # NG002: 27
        wrong += (guess != classes).sum().item()
    return wrong / len(dataset)
