"""NG007, a guard round nothing: it makes the loader, and the evaluation loop outside it is NG002."""
import torch
from torch.utils.data import DataLoader

from project.data import Crops


def crop_accuracy(model, folder):
    with torch.no_grad():  # NG007: 10
        test_loader = DataLoader(Crops(folder), batch_size=16)

    hits = 0
    for crops, labels in test_loader:
        batch, views = crops.shape[:2]
        scores = model(crops.flatten(0, 1))  # NG002: 18
        hits += (scores.view(batch, views, -1).mean(1).argmax(1) == labels).sum().item()
    return hits / len(test_loader.dataset)
