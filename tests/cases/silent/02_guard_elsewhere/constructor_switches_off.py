"""Clause 2, the constructor calls torch.set_grad_enabled(False) for good, which holds for all methods."""
from pathlib import Path

import cv2
import numpy as np
import torch

from project.networks import MidasSmall


class DepthService:
    def __init__(self, weights, device="cuda"):
        torch.set_grad_enabled(False)
        self.device = torch.device(device)
        self.model = MidasSmall()
        self.model.load_state_dict(torch.load(weights, map_location="cpu"))
        self.model.to(self.device)
        self.model.eval()

    def _prepare(self, frame):
        rgb = cv2.cvtColor(cv2.resize(frame, (384, 256)), cv2.COLOR_BGR2RGB)
        return torch.from_numpy(rgb.transpose(2, 0, 1).copy()).float().div(255)[None].to(self.device)

    def predict(self, frame):
        inverse = self.model(self._prepare(frame))[0, 0]
        inverse = (inverse - inverse.min()) / (inverse.max() - inverse.min() + 1e-6)
        return (inverse * 255).byte().cpu().numpy()

    def predict_folder(self, folder, target):
        for path in sorted(Path(folder).glob("*.jpg")):
            depth = self.predict(cv2.imread(str(path)))
            cv2.imwrite(str(Path(target) / path.name), np.ascontiguousarray(depth))
