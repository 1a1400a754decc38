"""Clause 1, sharpness of the loss by power iteration and by torch.autograd.functional on the validation set."""
import torch
import torch.nn.functional as F


def top_eigenvalue(model, val_loader, iterations=20):
    model.eval()
    params = [p for p in model.parameters() if p.requires_grad]
    v = [torch.randn_like(p) for p in params]
    eigenvalue = 0.0
    for _ in range(iterations):
        norm = torch.sqrt(sum((x * x).sum() for x in v))
        v = [x / norm for x in v]
        hv = [torch.zeros_like(p) for p in params]
        for inputs, targets in val_loader:
            loss = F.cross_entropy(model(inputs), targets)
            gradients = torch.autograd.grad(loss, params, create_graph=True)
            product = torch.autograd.grad(gradients, params, grad_outputs=v)
            hv = [h + p / len(val_loader) for h, p in zip(hv, product)]
        eigenvalue = sum((x * h).sum() for x, h in zip(v, hv)).item()
        v = hv
    return eigenvalue


def input_curvature(net, x, y):
    net.eval()
    return torch.autograd.functional.hessian(lambda point: F.cross_entropy(net(point), y), x)


def output_jacobian(net, x):
    net.eval()
    return torch.autograd.functional.jacobian(net, x)
