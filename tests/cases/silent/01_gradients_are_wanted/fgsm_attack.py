"""Clause 1, a fast gradient sign attack on the test loader: loss.backward() needs the graph of the forward pass."""
import torch
import torch.nn.functional as F


def fgsm(image, epsilon, gradient):
    return torch.clamp(image + epsilon * gradient.sign(), 0, 1)


def test_robustness(model, device, test_loader, epsilon):
    model.eval()
    robust = 0
    for data, target in test_loader:
        data, target = data.to(device), target.to(device)
        data.requires_grad = True
        output = model(data)
        if output.argmax(1).item() != target.item():
            continue
        loss = F.nll_loss(output, target)
        model.zero_grad()
        loss.backward()
        perturbed = fgsm(data, epsilon, data.grad.data)
        with torch.no_grad():
            final = model(perturbed).argmax(1)
        robust += (final == target).sum().item()
    print(f"epsilon {epsilon}: {robust} of {len(test_loader)} still right")
    return robust / len(test_loader)
