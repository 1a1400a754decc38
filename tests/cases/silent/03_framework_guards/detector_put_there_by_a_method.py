"""Silent: the constructor calls what puts a detector there that guards itself."""

import torch
from ultralytics import YOLO


class Detector:
    def __init__(self, path: str) -> None:
        self.path = path
        self.load_model()

    def load_model(self) -> None:
        model = YOLO(self.path)
        self.set_model(model)

    def set_model(self, model) -> None:
        self.model = model

    def perform_inference(self, images: torch.Tensor) -> list:
        return self.model(images)


class TrainedDetector(Detector):  # Of both methods of this name it is known that they set the model.
    def set_model(self, model) -> None:
        model.train()
        self.model = model
