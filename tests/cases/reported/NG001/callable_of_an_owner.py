"""NG001: what is annotated as any callable is a module for a class that is given it and puts it in eval mode."""

from collections.abc import Callable

import numpy as np
import torch


class Search:
    def __init__(self, function: Callable) -> None:
        self.model = function

    def predict(self, rows: torch.Tensor) -> np.ndarray:
        self.model.eval()
        return self.model(rows).detach().numpy()  # NG001: 16 'self.model.eval()'


class Explainer:
    def __init__(self, predict_function: Callable) -> None:
        self.model = predict_function

    def explain(self, rows) -> np.ndarray:
        return Search(self.model).predict(rows)

    def scores(self, rows) -> list:
        return self.model(rows).tolist()
