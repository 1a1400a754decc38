"""NG001, the constructor puts the model in eval mode and a method runs it with autograd recording."""
import numpy as np
import torch

from project.networks import build_network


class DepthEstimator:
    """Loads the network once and turns frames into depth maps."""

    def __init__(self, checkpoint, device="cuda"):
        self.device = torch.device(device)
        self.net = build_network("dpt")
        self.net.load_state_dict(torch.load(checkpoint, map_location="cpu"))
        self.net.to(self.device)
        self.net.eval()

    def _to_tensor(self, frame):
        array = np.ascontiguousarray(frame.transpose(2, 0, 1), dtype=np.float32) / 255.0
        return torch.from_numpy(array).unsqueeze(0).to(self.device)

    def depth(self, frame):
        disparity = self.net(self._to_tensor(frame))  # NG001: 21
        disparity = disparity.squeeze().cpu().detach().numpy()
        return 1.0 / np.clip(disparity, 1e-6, None)
