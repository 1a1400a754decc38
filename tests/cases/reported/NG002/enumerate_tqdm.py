"""NG002, an evaluation loop whose loader stands inside enumerate(tqdm(...))."""
import numpy as np
from torch import nn
from tqdm import tqdm

from project.metrics import dice


def mean_dice(unet: nn.Module, test_loader, device="cuda"):
    values = []
    for index, (volume, mask) in enumerate(tqdm(test_loader, desc="testing", leave=False)):
        logits = unet(volume.to(device))  # NG002: 18
        prediction = (logits.sigmoid() > 0.5).cpu().numpy()
        values.append(dice(prediction, mask.numpy()))
        if index % 10 == 0:
            print(index, np.mean(values))
    return float(np.mean(values))
