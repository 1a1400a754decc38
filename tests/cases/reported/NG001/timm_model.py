"""NG001, timm.create_model in a chain with eval(); forward_features is a forward pass."""
import timm
import torch
from torch.utils.data import DataLoader


def cluster_centres(dataset, clusters, device="cuda"):
    backbone = timm.create_model("vit_small_patch16_224", pretrained=True, num_classes=0).eval().to(device)
    loader = DataLoader(dataset, batch_size=64, num_workers=4)
    rows = []
    for images, _ in loader:
        tokens = backbone.forward_features(images.to(device))  # NG001: 18
        rows.append(tokens[:, 0].detach().cpu())
    points = torch.cat(rows)
    order = torch.randperm(len(points))[:clusters]
    return points[order]
