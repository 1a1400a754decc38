"""Clause 6, the constructor gets what a runtime compiled from a method that reads an attribute set before."""
from pathlib import Path

import torch


class Inferencer:
    def __init__(self, path, device="AUTO"):
        self.device = device
        self.input_blob, self.output_blob, self.model = self.load_model(Path(path))

    def load_model(self, path):
        import openvino as ov

        core = ov.Core()
        if path.suffix == ".onnx":
            network = core.read_model(path)
        else:
            network = core.read_model(path, path.with_suffix(".bin"))
        compiled = core.compile_model(model=network, device_name=self.device)
        return compiled.input(0), compiled.output(0), compiled

    def predict(self, image: torch.Tensor):
        return self.model({self.input_blob.any_name: image.cpu().numpy()})[self.output_blob]
