"""NG001, eval() in an argument: the only call hands over a model in eval mode, and the callee has no guard."""
import argparse

import torch
from torchvision.utils import save_image

from project.model import UNet


def show_samples(net, images, device, out_file):
    masks = []
    for image in images:
        logits = net(image.unsqueeze(0).to(device))  # NG001: 18
        masks.append((logits.sigmoid() > 0.5).float().cpu())
    save_image(torch.cat(masks), out_file)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--images", default="images.pt")
    parser.add_argument("--weights", default="unet.pt")
    args = parser.parse_args()
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    unet = UNet(3, 1).to(device)
    unet.load_state_dict(torch.load(args.weights))
    show_samples(unet.eval(), torch.load(args.images), device, "masks.png")


if __name__ == "__main__":
    main()
