"""What is done to a part of the model is no forward pass of that part, though it ends in the part's name."""

import torch
from torch import nn


def for_transfer(model: nn.Module, weights: str, classes: int) -> nn.Module:
    model.load_state_dict(torch.load(weights))
    model.eval()
    model.reset_classifier(classes)
    model.freeze_backbone(True)
    model.replace_decoder(nn.Identity())
    return model
