"""NG001, the builder is a parameter or an attribute: what it gives is a module, since it is switched."""

import torch


def run(model, images: torch.Tensor) -> list:
    return model(images).tolist()  # NG001: 12 'on line 12'


def main(builder, images: torch.Tensor) -> list:
    model = builder.get_model()
    model.eval()
    return run(model, images)


def rank(builder, images: torch.Tensor) -> list:
    scorer = builder.make("scorer").eval()
    return scorer(images).argsort().tolist()  # NG001: 12 'on line 17'


class Session:
    def __init__(self, registry) -> None:
        self.registry = registry

    def embed(self, name: str, images: torch.Tensor) -> list:
        tower, _ = self.registry.load(name)
        tower.eval()
        return tower(images).tolist()  # NG001: 16 'on line 27'
