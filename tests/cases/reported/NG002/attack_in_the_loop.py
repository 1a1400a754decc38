"""NG002: an attack in the loop needs gradients, so that only the clean forward pass is to be wrapped."""

import torch


def robustness(model: torch.nn.Module, test_loader, perturbation) -> float:
    clean, attacked = 0, 0
    for rows, labels in test_loader:
        clean += (model(rows).argmax(1) == labels).sum().item()  # NG002: 19 'wrap it in'
        delta = perturbation(rows).requires_grad_()
        loss = torch.nn.functional.cross_entropy(model(rows + delta), labels)
        loss.backward()
        attacked += delta.grad.abs().sum().item()
    return clean - attacked
