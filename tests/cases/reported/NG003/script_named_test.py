# path: project/test.py
"""NG003, an inference script: test.py is no unit test, and its pass over the folder has neither eval() nor a guard."""
import glob
import os

import torch
from PIL import Image
from torchvision.transforms.functional import to_pil_image, to_tensor

from network import DehazeNet

device = torch.device("cuda")
net = DehazeNet().to(device)
net.load_state_dict(torch.load("snapshots/dehazer.pth"))

os.makedirs("results", exist_ok=True)
for path in sorted(glob.glob("hazy/*.jpg")):
    hazy = to_tensor(Image.open(path)).unsqueeze(0).to(device)
    clean = net(hazy)  # NG003: 13
    to_pil_image(clean.squeeze(0).cpu().clamp(0, 1)).save(os.path.join("results", os.path.basename(path)))
