"""NG001: `torch` and `nn` come along with a star import, as helpers of small projects bring them."""

from torchvision import transforms

from utilities import *

checkpoint = torch.load("ssd.pth.tar")
ssd = checkpoint["model"]
ssd = ssd.to(torch.device("cuda"))
ssd.eval()


def detect(picture):
    boxes, scores = ssd(transforms.ToTensor()(picture).unsqueeze(0))  # NG001: 21 'on line 10'
    return boxes[scores.argmax()].tolist()
