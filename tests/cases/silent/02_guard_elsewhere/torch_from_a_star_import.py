"""Clause 2: `torch` comes along with a star import, and its guard is one."""

from torchvision import transforms

from utilities import *

checkpoint = torch.load("ssd.pth.tar")
ssd = checkpoint["model"].to(torch.device("cuda"))
ssd.eval()
quiet = torch.no_grad()


@torch.inference_mode()
def detect(picture):
    boxes, scores = ssd(transforms.ToTensor()(picture).unsqueeze(0))
    return boxes[scores.argmax()].tolist()


def best(picture):
    with quiet:
        return ssd(transforms.ToTensor()(picture).unsqueeze(0))[1].max().item()


def smooth(picture):
    torch.set_grad_enabled(False)
    return F.softmax(ssd(picture)[1], dim=1).max().item()
