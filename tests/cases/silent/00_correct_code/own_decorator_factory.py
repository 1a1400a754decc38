"""Clause 0, a factory of decorators, `smart_inference_mode()`, that picks a guard by the version of PyTorch."""
import torch

RECENT = tuple(int(part) for part in torch.__version__.split(".")[:2]) >= (1, 10)


def smart_inference_mode(recent=RECENT):
    """Return a decorator that turns recording off in the way this release does best."""

    def decorate(function):
        return (torch.inference_mode if recent else torch.no_grad)()(function)

    return decorate


class Detector:
    def __init__(self, model, transform):
        self.model = model
        self.transform = transform

    @smart_inference_mode()
    def predict(self, images):
        self.model.eval()
        batch = torch.stack([self.transform(image) for image in images])
        return [boxes.cpu() for boxes in self.model(batch)]

    @smart_inference_mode(recent=False)
    def evaluate(self, val_loader, metric):
        self.model.eval()
        for images, targets in val_loader:
            metric.update(self.model(images), targets)
        return metric.compute()
