"""Clause 8, the mode of a parameter is unknown: callers in other files may well have put the model in eval mode."""
import torch
from torchmetrics.classification import MulticlassAccuracy


@torch.no_grad()
def evaluate(model, test_loader, classes, device):
    accuracy = MulticlassAccuracy(classes).to(device)
    for images, labels in test_loader:
        accuracy.update(model(images.to(device)), labels.to(device))
    return accuracy.compute().item()


def predict_patches(net: torch.nn.Module, picture, size=256):
    rows = []
    with torch.inference_mode():
        for top in range(0, picture.shape[1], size):
            strips = picture[None, :, top : top + size].split(size, dim=3)
            rows.append(torch.cat([net(patch).argmax(dim=1) for patch in strips], dim=2))
    return torch.cat(rows, dim=1)[0]


def extract_features(encoder, batches):
    torch.set_grad_enabled(False)
    features = torch.cat([encoder(batch).mean(dim=1) for batch in batches])
    torch.set_grad_enabled(True)
    return features
