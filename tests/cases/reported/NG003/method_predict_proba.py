"""NG003, an inference function of the form predict_*: predict_proba() without a guard."""
import numpy
import torch as T
import torch.nn.functional as F


class SklearnWrapper:
    def __init__(self, net: T.nn.Module, batch_size: int = 256) -> None:
        self.net = net
        self.batch_size = batch_size

    def predict_proba(self, rows: numpy.ndarray) -> numpy.ndarray:
        chunks = []
        for chunk in T.from_numpy(rows).float().split(self.batch_size):
            logits = self.net(chunk)  # NG003: 22
            chunks.append(F.softmax(logits, dim=1).detach().numpy())
        return numpy.concatenate(chunks)

    def classes(self, rows: numpy.ndarray) -> numpy.ndarray:
        return self.predict_proba(rows).argmax(axis=1)
