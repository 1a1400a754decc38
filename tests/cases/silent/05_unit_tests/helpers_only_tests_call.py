# path: tests/test_detector.py
"""Clause 5, helpers of a test file that are named like an evaluation, but that only the tests call."""
import torch
from torch.utils.data import DataLoader, TensorDataset
from torchvision.models.detection import ssdlite320_mobilenet_v3_large


def predict(detector, pictures):
    detector.eval()
    return [{key: value.detach() for key, value in found.items()} for found in detector(list(pictures))]


def evaluate(detector, test_loader, threshold=0.5):
    count = 0
    for pictures, in test_loader:
        for found in detector(list(pictures)):
            count += int((found["scores"] > threshold).sum())
    return count


def test_boxes_lie_inside_the_picture():
    detector = ssdlite320_mobilenet_v3_large(weights=None, weights_backbone=None, num_classes=4)
    for found in predict(detector, torch.rand(2, 3, 200, 300)):
        assert found["boxes"].min() >= 0
        assert found["boxes"][:, 2].max() <= 300


def test_an_untrained_detector_is_sure_of_nothing():
    detector = ssdlite320_mobilenet_v3_large(weights=None, weights_backbone=None, num_classes=4)
    detector.eval()
    test_loader = DataLoader(TensorDataset(torch.zeros(6, 3, 64, 64)), batch_size=3)
    assert evaluate(detector, test_loader, threshold=0.99) == 0
