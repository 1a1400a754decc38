"""NG001, what has children is a module, and so are these; a counter of operations is no guard."""

import torch
from torch.utils.flop_counter import FlopCounterMode


def explain(model, loader):
    model.eval()
    trunk = list(model.deep_table.children())[0]
    for x in loader:
        masks, _ = trunk.forward_masks(x)  # NG001: 20 'on line 8'
        print(masks.cpu().detach().numpy())


def explain_whole(model, loader):
    model.eval()
    print(sum(1 for _ in model.deep_table.modules()))
    for x in loader:
        print(model.deep_table(x).cpu().detach().numpy())  # NG001: 15 'on line 16'


def count(path, x):
    model = torch.load(path)
    model.eval()
    counter = FlopCounterMode()
    with counter:
        model(x)  # NG001: 9 'on line 24'
    return counter.get_total_flops()
