"""Clause 6, the model is a session of ONNX Runtime; PyTorch only normalises the pictures and filters the boxes."""
import numpy as np
import onnxruntime as ort
import torch
from torchvision.ops import batched_nms


class Detector:
    """Finds cells in microscope pictures."""

    def __init__(self, path, threshold=0.4):
        self.model = ort.InferenceSession(path, providers=["CUDAExecutionProvider", "CPUExecutionProvider"])
        self.input_name = self.model.get_inputs()[0].name
        self.threshold = threshold

    def _prepare(self, picture):
        tensor = torch.from_numpy(picture).permute(2, 0, 1).float() / 255
        return ((tensor - tensor.mean()) / (tensor.std() + 1e-6))[None].numpy()

    def predict(self, picture):
        boxes, scores, labels = self.model.run(None, {self.input_name: self._prepare(picture)})
        boxes, scores, labels = map(torch.from_numpy, (boxes, scores, labels))
        sure = scores > self.threshold
        keep = batched_nms(boxes[sure], scores[sure], labels[sure], iou_threshold=0.5)
        return boxes[sure][keep].tolist()

    def evaluate(self, test_loader):
        return float(np.mean([abs(len(self.predict(picture)) - count) for picture, count in test_loader]))
