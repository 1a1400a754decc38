"""A plain object that is called like a function, and whose result has no graph, has no use for one."""

from torchvision import models


class Embedder:
    def __init__(self, device):
        self.features = models.resnet18(weights="DEFAULT").eval().to(device)

    def __call__(self, images):
        found = self.features(images)  # NG001: 17 'on line 8'
        return found.cpu().detach().numpy()
