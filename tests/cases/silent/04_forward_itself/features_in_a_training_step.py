"""Silent: the training step of a module calls what puts a part in eval mode, where that is meant to stay."""

import lightning
import torch
from torch import nn


class Reconstruction(nn.Module):
    def __init__(self, extractor: nn.Module) -> None:
        super().__init__()
        self.extractor = extractor
        self.decoder = nn.Linear(8, 8)

    def get_features(self, images: torch.Tensor):
        self.extractor.eval()
        features = self.extractor(images)
        return features, self.decoder(features)


class Fitted(lightning.LightningModule):
    def __init__(self, model: Reconstruction) -> None:
        super().__init__()
        self.model = model

    def training_step(self, batch, index: int) -> torch.Tensor:
        features, found = self.model.get_features(batch)
        return nn.functional.mse_loss(found, features)
