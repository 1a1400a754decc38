"""Clause 0, the guard is a decorator with parentheses on functions, alone and among others."""
import functools
import time

import torch


def timed(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        begin = time.perf_counter()
        result = function(*args, **kwargs)
        print(f"{function.__name__}: {time.perf_counter() - begin:.1f} s")
        return result

    return wrapper


@torch.no_grad()
def validate(model, val_loader, criterion):
    model.eval()
    return sum(criterion(model(x), y).item() for x, y in val_loader) / len(val_loader)


@timed
@torch.inference_mode()
def evaluate(model, data_loader):
    model.eval()
    right = 0
    for images, targets in data_loader:
        right += model(images).argmax(1).eq(targets).sum().item()
    return right / len(data_loader.dataset)


@torch.set_grad_enabled(False)
def predict_one(net, picture):
    net.eval()
    return net(picture.unsqueeze(0)).softmax(-1).squeeze(0)
