# path: project/tests/test_ssd_forward.py
"""Clause 5, the module body of a test file below a folder tests, written as a script: load, eval, run, compare."""
from pathlib import Path

import numpy as np
import torch

from project.ssd import SSD300

here = Path(__file__).parent
net = SSD300(classes=21)
net.load_state_dict(torch.load(here / "data" / "ssd300.pth", map_location="cpu"))
net.eval()

picture = torch.from_numpy(np.load(here / "data" / "street.npy"))
location, confidence = net(picture[None])
assert location.shape == (1, 8732, 4)
assert confidence.shape == (1, 8732, 21)

expected = np.load(here / "data" / "street_confidence.npy")
difference = np.abs(confidence.detach().numpy() - expected).max()
assert difference < 1e-4, f"the confidences moved by {difference:.2e}"

for scale in (0.5, 1.0, 2.0):
    resized = torch.nn.functional.interpolate(picture[None], scale_factor=scale, mode="bilinear")
    location, _ = net(torch.nn.functional.interpolate(resized, size=(300, 300)))
    assert torch.isfinite(location).all(), scale
print("ok")
