"""Silent: the model's `forward` does no more than to call `generate`, which its library guards."""

from dataclasses import dataclass

import torch
from torch import nn
from transformers import PreTrainedModel


class Forecaster(nn.Module):
    def __init__(self, model: PreTrainedModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, tokens: torch.Tensor) -> torch.Tensor:
        return self.model.generate(input_ids=tokens, max_new_tokens=9)[:, 1:]


@dataclass
class Pipeline:
    model: Forecaster

    def predict(self, tokens: torch.Tensor) -> torch.Tensor:
        return self.model(tokens)


class OtherPipeline:
    model: Forecaster

    def __init__(self, model) -> None:
        self.model = model

    def predict(self, tokens: torch.Tensor) -> torch.Tensor:
        return self.model(tokens)
