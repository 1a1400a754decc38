"""A detector around a network; who calls its methods stands elsewhere."""
# alone: NG003 13:16, NG003 16:16, NG003 27:16

import torch
from torch import nn


class Detector:
    def __init__(self, net: nn.Module) -> None:
        self.net = net

    def predict_boxes(self, image):
        return self.net(image)["boxes"]

    def infer_masks(self, image):
        return self.net(image)["masks"]

    def run_on(self, image):
        return self.net(image)


class Classifier:
    def __init__(self, net: nn.Module) -> None:
        self.net = net

    def predict_label(self, image):
        return self.net(image).argmax()  # NG003: 16 'predict_label'
