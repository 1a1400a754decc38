"""Clause 0, the test loop of the first example as a method, under torch.inference_mode()."""
import logging

import torch

logger = logging.getLogger(__name__)


class Tester:
    def __init__(self, model, test_loader, device="cpu"):
        self.model = model.to(device)
        self.test_loader = test_loader
        self.device = device

    def test(self):
        self.model.eval()
        hits, seen = 0, 0
        with torch.inference_mode():
            for inputs, labels in self.test_loader:
                inputs, labels = inputs.to(self.device), labels.to(self.device)
                outputs = self.model(inputs)
                hits += outputs.argmax(1).eq(labels).sum().item()
                seen += labels.size(0)
        logger.info("accuracy on %d images: %.4f", seen, hits / seen)
        return hits / seen
