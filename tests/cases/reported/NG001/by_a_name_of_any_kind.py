"""NG001, the model is called by a name that says nothing, in a closure that switches nothing."""

import torch

from project.models import Captioner


def main(images: list[torch.Tensor]) -> None:
    net = Captioner().train(False)

    def score(image: torch.Tensor) -> float:
        chosen = net
        return chosen(image).max().item()  # NG001: 16 'on line 9'

    print(max(score(image) for image in images))
