"""Clause 1, one result is detached, but a method called beside it computes the gradients that the function is for."""

import torch


class SaliencyAttack:
    def __init__(self, model: torch.nn.Module) -> None:
        self.model = model

    def slopes(self, image):
        image = image.clone().requires_grad_(True)
        scores = self.model(image)
        rows = []
        for k in range(scores.shape[1]):
            scores[0, k].backward(retain_graph=True)
            rows.append(image.grad.clone())
        return torch.stack(rows)

    def perturb(self, image, target, rounds):
        current = torch.argmax(self.model(image).data, 1)
        while rounds and current != target:
            image = image + 0.1 * self.slopes(image)[target].sign()
            current = torch.argmax(self.model(image).data, 1)
            rounds -= 1
        return image
