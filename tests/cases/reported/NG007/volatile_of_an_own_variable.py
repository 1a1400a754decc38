"""NG007: `volatile=True` does as little for a class that is derived from Variable."""
from torch import autograd


class Variable(autograd.Variable):
    def __init__(self, data, *args, **kwargs):
        super().__init__(data.cuda(), *args, **kwargs)


class Option:
    def __init__(self, name, volatile):
        self.name, self.volatile = name, volatile


def options(images):
    return Option("cache", volatile=True), Variable(images, volatile=True)  # NG007: 61
