"""A method that reads an attribute builds the model for the constructor, and puts it in eval mode."""
import torch
from torchvision.models import resnet18


class Scorer:
    def __init__(self, checkpoint, device):
        self.device = device
        self.backing = self._restored(checkpoint)

    def _restored(self, checkpoint):
        net = resnet18(num_classes=10)
        net.load_state_dict(torch.load(checkpoint, map_location=self.device))
        return net.to(self.device).eval()

    def score(self, images):
        return self.backing(images.to(self.device)).softmax(dim=1)  # NG001: 16
