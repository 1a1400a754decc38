# path: project/demo_segmentation.py
"""Clause 0, a script whose file name means inference, and which does it right: eval mode, and a guard in main()."""
import cv2
import numpy as np
import torch

from project.models import DeepLab


def load_image(path):
    image = cv2.cvtColor(cv2.imread(path), cv2.COLOR_BGR2RGB).astype(np.float32) / 255.0
    return torch.from_numpy(image).permute(2, 0, 1)[None]


def colour(mask, palette):
    return palette[mask.numpy()]


def main():
    net = DeepLab(classes=21)
    net.load_state_dict(torch.load("deeplab.pth", map_location="cpu"))
    net.eval()
    palette = np.random.default_rng(0).integers(0, 255, (21, 3), dtype=np.uint8)
    for name in ("street.jpg", "park.jpg"):
        image = load_image(name)
        with torch.no_grad():
            mask = net(image)["out"].argmax(1)[0]
        cv2.imwrite(f"masks/{name}", colour(mask, palette))


if __name__ == "__main__":
    main()
