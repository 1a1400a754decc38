"""Clause 0, the function that loads the model puts it in eval mode; each function that runs it has its own guard."""
import argparse

import torch
from PIL import Image
from torchvision import transforms

from project.models import UNet


def load_model(path, device):
    model = UNet(3, 1)
    model.load_state_dict(torch.load(path, map_location=device)["state_dict"])
    model.to(device)
    model.eval()
    return model


def segment(model, image, device):
    batch = transforms.functional.to_tensor(image)[None].to(device)
    with torch.no_grad():
        return model(batch).sigmoid().squeeze().cpu()


@torch.inference_mode()
def warm_up(model, device, size=512):
    model(torch.zeros(1, 3, size, size, device=device))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("image")
    parser.add_argument("--weights", default="unet.pt")
    args = parser.parse_args()
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    model = load_model(args.weights, device)
    warm_up(model, device)
    mask = segment(model, Image.open(args.image), device)
    transforms.functional.to_pil_image(mask).save("mask.png")


if __name__ == "__main__":
    main()
