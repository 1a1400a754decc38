"""Clause 2, closures two levels deep run the network; the enclosing function is decorated and alone calls them."""
import torch
import torch.nn.functional as F


@torch.no_grad()
def evaluate(net, val_loader, scales=(0.75, 1.0, 1.25), device="cuda"):
    net.eval()

    def multi_scale(images):
        def mirrored(x):
            return (net(x) + net(x.flip(-1)).flip(-1)) / 2

        total = 0
        for scale in scales:
            resized = F.interpolate(images, scale_factor=scale, mode="bilinear", align_corners=False)
            logits = mirrored(resized)
            total = total + F.interpolate(logits, size=images.shape[-2:], mode="bilinear", align_corners=False)
        return total / len(scales)

    hits = pixels = 0
    for images, masks in val_loader:
        guess = multi_scale(images.to(device)).argmax(dim=1).cpu()
        known = masks != 255
        hits += (guess == masks)[known].sum().item()
        pixels += known.sum().item()
    return hits / pixels
