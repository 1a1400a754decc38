"""In the library's own project its classes are what their code says."""
# alone: nothing

import torch
from stanza.models import Encoder, Tagger


class Trainer:
    def __init__(self, tagger: Tagger) -> None:
        self.tagger = tagger

    def evaluate(self, rows: torch.Tensor) -> list:
        self.tagger.eval()
        return self.tagger(rows).argmax(1).tolist()  # NG001: 16


class Reader:
    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder

    def get_embeddings(self, rows: torch.Tensor) -> list:
        return self.encoder.encode(rows).tolist()


class Loader:
    def __init__(self, path: str) -> None:
        self.model = Tagger.load(path)

    def predict(self, rows: torch.Tensor) -> list:
        self.model.eval()
        return self.model(rows).argmax(1).tolist()  # NG001: 16
