"""Clause 2, forward_on_instance() and predict() of a class from elsewhere: whether they guard themselves cannot be seen."""
import numpy as np
import torch

from project.modules import Model, load_archive
from project.synthesis import Speaker


class Predictor:
    def __init__(self, model: Model, reader):
        self._model = model
        self._reader = reader

    def predict_instance(self, text: str) -> dict[str, object]:
        instance = self._reader.text_to_instance(text)
        outputs = self._model.forward_on_instance(instance)
        return {name: np.asarray(value).tolist() for name, value in outputs.items()}


def predict_all(path, texts):
    archive = load_archive(path)
    archive.model.eval()
    return [archive.model.predict(text) for text in texts]


def inference(text, speaker="lj"):
    voice = Speaker.from_pretrained(f"hub/{speaker}")
    wave = voice(text)["wav"]
    return torch.as_tensor(wave).cpu().numpy()
