"""NG001: what the constructor puts into `self.test_transforms` is no inherited method that may switch a mode."""

import torch
from torchvision import transforms


class Recognizer:
    def __init__(self, path: str, device: str) -> None:
        self.device = device
        self.test_transforms = transforms.Compose([transforms.ToTensor()])
        model = torch.load(path)
        model.classifier = torch.nn.Identity()
        self.model = model.to(device).eval()

    def extract_features(self, face):
        tensor = self.test_transforms(face).unsqueeze(0)
        return self.model(tensor.to(self.device)).data.cpu().numpy()  # NG001: 16 'on line 13'
