"""Clause 1, influence functions in eval mode: gradients of the test loss and Hessian-vector products."""
import torch
import torch.nn.functional as F
from torch.autograd import grad


def loss_gradient(model, x, y):
    loss = F.cross_entropy(model(x), y)
    return grad(loss, [p for p in model.parameters() if p.requires_grad])


def hessian_vector_product(model, x, y, vector):
    params = [p for p in model.parameters() if p.requires_grad]
    first = grad(F.cross_entropy(model(x), y), params, create_graph=True)
    dot = sum((g * v).sum() for g, v in zip(first, vector))
    return grad(dot, params)


def inverse_hvp(model, train_loader, v, depth=1000, damp=0.01, scale=25.0):
    estimate = list(v)
    for step, (x, y) in zip(range(depth), train_loader):
        hvp = hessian_vector_product(model, x, y, estimate)
        with torch.no_grad():
            estimate = [v0 + (1 - damp) * e - h / scale for v0, e, h in zip(v, estimate, hvp)]
    return estimate


def influences(model, train_loader, test_loader):
    model.eval()
    for x_test, y_test in test_loader:
        s_test = inverse_hvp(model, train_loader, loss_gradient(model, x_test, y_test))
        scores = []
        for x, y in train_loader:
            g = loss_gradient(model, x, y)
            scores.append(-sum((a * b).sum().item() for a, b in zip(g, s_test)))
        yield scores
