"""NG001: a function gives a model in eval mode; what it gives a second time, after the first one ran, is a phase anew."""

import torch


def load(path):
    model = torch.load(path)
    model.eval()
    return model.cuda()


def measure(images, texts, path):
    model = load(path)
    for _ in range(10):
        images = model(image=images)  # NG001: 18 'model.eval()'
    print(images.mean().item())
    model = load(path)
    for _ in range(10):
        texts = model(text=texts)  # NG001: 17 'model.eval()'
    print(texts.mean().item())


def compare(x, path, other):
    one = load(path)
    two = load(other)
    print((one(x) - two(x)).abs().max().item())  # NG001: 12 'model.eval()'
