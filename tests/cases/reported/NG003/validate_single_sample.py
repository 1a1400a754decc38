"""NG003, an inference function of the form validate*: a method that checks one sample outside any loop."""
import torch


class Inspector:
    def __init__(self, network: torch.nn.Module, threshold: float):
        self.network = network
        self.threshold = threshold

    def validate_part(self, picture: torch.Tensor) -> bool:
        restored = self.network(picture[None])[0]  # NG003: 20
        difference = (restored - picture).abs().amax(dim=0)
        return bool((difference > self.threshold).sum().item() < 10)

    def reject(self, pictures):
        return [index for index, picture in enumerate(pictures) if not self.validate_part(picture)]
