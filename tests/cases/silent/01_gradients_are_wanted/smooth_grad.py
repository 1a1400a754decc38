"""Clause 1, averaged gradients of noisy copies in predict-like functions: every forward pass is differentiated."""
import numpy as np
import torch


class SmoothGrad:
    def __init__(self, net, samples=25, sigma=0.15):
        self.net = net
        self.net.eval()
        self.samples, self.sigma = samples, sigma

    def predict_saliency(self, image, label):
        total = torch.zeros_like(image)
        spread = (image.max() - image.min()) * self.sigma
        for _ in range(self.samples):
            noisy = (image + spread * torch.randn_like(image)).requires_grad_(True)
            score = self.net(noisy)[:, label].sum()
            total += torch.autograd.grad(score, noisy)[0]
        return (total / self.samples).abs().amax(1).cpu().numpy()


def evaluate_explanations(net, test_loader, masks):
    explain = SmoothGrad(net)
    inside = []
    for (image, label), mask in zip(test_loader, masks):
        saliency = explain.predict_saliency(image, label.item())
        inside.append(saliency[mask].sum() / saliency.sum())
    return float(np.mean(inside))
