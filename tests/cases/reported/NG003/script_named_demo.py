# path: project/demo.py
"""NG003, an inference script: demo.py loads weights and runs the model with neither eval() nor a guard."""
import cv2
import torch
import torch.nn as nn


class Colorizer(nn.Module):
    def __init__(self):
        super().__init__()
        self.down = nn.Sequential(nn.Conv2d(1, 32, 3, 2, 1), nn.BatchNorm2d(32), nn.ReLU())
        self.up = nn.Sequential(nn.Upsample(scale_factor=2), nn.Conv2d(32, 2, 3, 1, 1), nn.Tanh())

    def forward(self, x):
        return self.up(self.down(x))


net = Colorizer()
net.load_state_dict(torch.load("colorizer.pth"))

lab = cv2.cvtColor(cv2.imread("street.jpg"), cv2.COLOR_BGR2LAB)
lightness = torch.from_numpy(lab[:, :, 0]).float()[None, None] / 100 - 0.5
ab = net(lightness)[0].permute(1, 2, 0)  # NG003: 6
lab[:, :, 1:] = (ab.detach().numpy() * 127).astype("int8")
cv2.imwrite("street_colour.jpg", cv2.cvtColor(lab, cv2.COLOR_LAB2BGR))
