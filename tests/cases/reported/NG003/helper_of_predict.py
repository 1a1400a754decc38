"""NG003, across calls: only predict() calls the helper, so the report stands in the helper."""
import torch


class SegmentationService:
    def __init__(self, model: torch.nn.Module, palette):
        self.model = model
        self.palette = palette

    def _logits(self, images):
        padded = torch.nn.functional.pad(images, (0, 31, 0, 31))
        return self.model(padded)[..., :-31, :-31]  # NG003: 16

    def predict(self, images):
        classes = self._logits(images).argmax(dim=1)
        return [self.palette[label] for label in classes.cpu()]
