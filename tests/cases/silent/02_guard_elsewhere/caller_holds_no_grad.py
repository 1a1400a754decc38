"""Clause 2, the only call of predict_batch() stands under torch.no_grad() in main()."""
import argparse
import json

import torch
from torchvision import models


def predict_batch(model, images, names):
    scores = model(images).softmax(dim=1)
    confidence, index = scores.max(dim=1)
    return [(names[i], c) for i, c in zip(index.tolist(), confidence.tolist())]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("images")
    parser.add_argument("--weights", default="leaves.pt")
    parser.add_argument("--names", default="names.json")
    args = parser.parse_args()
    with open(args.names, encoding="utf-8") as handle:
        names = json.load(handle)

    model = models.mobilenet_v3_small(num_classes=len(names))
    model.load_state_dict(torch.load(args.weights, map_location="cpu"))
    model.eval()
    found = []
    with torch.no_grad():
        for images in torch.load(args.images).split(32):
            found += predict_batch(model, images, names)
    for name, confidence in found:
        print(f"{name}: {confidence:.1%}")


if __name__ == "__main__":
    main()
