"""Clause 0, the guard is applied to a function by a plain call, `torch.no_grad()(function)`, not with an at sign."""
import torch


def _evaluate(model, test_loader, criterion):
    model.eval()
    return sum(criterion(model(x), y).item() for x, y in test_loader) / len(test_loader)


evaluate = torch.no_grad()(_evaluate)


def predict(model, batch):
    model.eval()
    return model(batch).argmax(-1)


predict = torch.inference_mode()(predict)


def infer_each(model, batches):
    model.eval()
    forward = torch.no_grad()(model)
    return [forward(batch).cpu() for batch in batches]
