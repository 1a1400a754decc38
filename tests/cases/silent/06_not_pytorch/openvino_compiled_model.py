"""Clause 6, a model that OpenVINO compiled is called like a module, but knows neither modes nor gradients."""
import sys

import openvino as ov
import torch
from PIL import Image
from torchvision.transforms import v2

core = ov.Core()
transform = v2.Compose([v2.PILToTensor(), v2.Resize((224, 224)), v2.ToDtype(torch.float32, scale=True)])


def predict(compiled: ov.CompiledModel, paths):
    labels = []
    for path in paths:
        picture = transform(Image.open(path).convert("RGB")).unsqueeze(0).numpy()
        scores = compiled([picture])[compiled.output(0)]
        labels.append(int(scores.argmax()))
    return labels


def main():
    network = core.read_model("birds.xml")
    compiled = core.compile_model(network, "CPU")
    for path, label in zip(sys.argv[1:], predict(compiled, sys.argv[1:])):
        print(f"{path}\t{label}")


if __name__ == "__main__":
    main()
