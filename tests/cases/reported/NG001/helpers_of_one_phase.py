"""NG001, the phase begins in the caller: each function that it calls needs a guard of its own."""

import torch
from counters import FlopCounter, create_model


def flops_of_image(model, size: int) -> int:
    counter = FlopCounter()
    with counter:
        model(torch.ones((1, 3, size, size)))  # NG001: 9 'on line 26'
    return counter.total()


def flops_of_text(model, length: int) -> int:
    counter = FlopCounter()
    with counter:
        model.text(torch.ones((1, length), dtype=torch.int64))
        model(torch.ones((1, length), dtype=torch.int64))  # NG001: 9 'on line 26'
    return counter.total()


def profile(name: str) -> int:
    counter = FlopCounter()
    model = create_model(name)
    print(counter)
    model.eval()
    return flops_of_image(model, 224) + flops_of_text(model, 77)
