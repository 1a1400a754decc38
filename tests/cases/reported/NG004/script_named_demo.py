# path: project/demo_faces.py
"""NG004, an inference script under a guard: the layers in sight have batch norm, and eval() is missing."""
import sys

import torch
from PIL import Image
from torch import nn
from torchvision.transforms.functional import to_tensor


class FaceNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 32, 3, stride=2)
        self.bn = nn.BatchNorm2d(32)
        self.fc = nn.Linear(32, 128)

    def forward(self, x):
        return self.fc(torch.relu(self.bn(self.conv(x))).mean(dim=(2, 3)))


net = FaceNet()
net.load_state_dict(torch.load("facenet.pth"))
left, right = (to_tensor(Image.open(path)).unsqueeze(0) for path in sys.argv[1:3])
with torch.no_grad():
    distance = torch.norm(net(left) - net(right)).item()  # NG004: 27
print("same person" if distance < 1.0 else "different people", distance)
