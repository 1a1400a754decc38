"""NG001, a chain that builds, moves and evals the model in one expression begins the eval phase."""
import torch as th
from torch import nn
from PIL import Image
from torchvision import transforms


class Net(nn.Module):
    def __init__(self, classes=10):
        super().__init__()
        self.body = nn.Sequential(nn.Conv2d(3, 16, 3), nn.BatchNorm2d(16), nn.ReLU(), nn.AdaptiveAvgPool2d(1))
        self.head = nn.Linear(16, classes)

    def forward(self, x):
        return self.head(self.body(x).flatten(1))


def classify(path, weights, device="cuda"):
    net = Net().to(device).eval()
    net.load_state_dict(th.load(weights, map_location=device))
    to_tensor = transforms.Compose([transforms.Resize(224), transforms.ToTensor()])
    image = to_tensor(Image.open(path).convert("RGB")).unsqueeze(0).to(device)
    scores = net(image).softmax(dim=-1)  # NG001: 14
    return scores.topk(5)
