"""Clause 0, forward passes in comprehensions and generators: each of them is guarded where it is consumed."""
import itertools

import torch


@torch.no_grad()
def iterate_predictions(model, test_loader):
    model.eval()
    for names, images in test_loader:
        yield from zip(names, model(images).sigmoid())


def mean_scores(model, eval_loader):
    model.eval()
    with torch.no_grad():
        return {name: model(x).mean().item() for name, x in eval_loader}


def infer_some(net, valid_dl, count):
    net.eval()
    with torch.inference_mode():
        outputs = (net(x) for x, _ in itertools.islice(valid_dl, count))
        return torch.cat(list(outputs))


def write_predictions(model, test_loader, path):
    with open(path, "w", encoding="utf-8") as sink:
        for name, mask in iterate_predictions(model, test_loader):
            sink.write(f"{name},{mask.mean().item():.4f}\n")
