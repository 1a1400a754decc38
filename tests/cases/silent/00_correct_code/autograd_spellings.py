"""Clause 0, the guards as torch.autograd spells them."""
import torch
import torch.autograd as autograd
from torch.autograd import grad_mode


def evaluate(model, test_loader):
    model.eval()
    right = 0
    with torch.autograd.no_grad():
        for x, y in test_loader:
            right += model(x).max(1).indices.eq(y).sum().item()
    return right


def validate(model, dev_loader, criterion):
    model.eval()
    with autograd.inference_mode():
        return [criterion(model(x), y).item() for x, y in dev_loader]


@grad_mode.no_grad()
def predict(model, x):
    model.eval()
    return model(x).argmax(-1).cpu()


@torch.autograd.grad_mode.inference_mode()
def extract_embeddings(encoder, batches):
    encoder.eval()
    return torch.cat([encoder(batch) for batch in batches])


def test(model, test_iter):
    model.eval()
    with autograd.set_grad_enabled(False):
        for x, _ in test_iter:
            print(model(x).shape)
