"""Clause 2, the function that does the work is private; the public wrapper of the same signature is decorated."""
import torch
import torch.nn.functional as F


def _predict_masks(net, picture, size, threshold):
    net.eval()
    _, height, width = picture.shape
    small = F.interpolate(picture[None], size=(size, size), mode="bilinear", align_corners=False)
    logits = net(small) + net(small.flip(-1)).flip(-1)
    full = F.interpolate(logits / 2, size=(height, width), mode="bilinear", align_corners=False)
    return full[0].sigmoid() > threshold


@torch.no_grad()
def predict_masks(net, picture, size=512, threshold=0.5):
    """Return one boolean mask for each organ, averaged over the picture and its mirror image."""
    if picture.dim() != 3:
        raise ValueError(f"a single picture is needed, not one of shape {tuple(picture.shape)}")
    return _predict_masks(net, picture, size, threshold)


def organ_areas(net, picture, spacing, names):
    masks = predict_masks(net, picture)
    pixels = masks.flatten(1).sum(dim=1).tolist()
    return {name: count * spacing**2 for name, count in zip(names, pixels)}
