"""Clause 2, the file's own context manager stands round the call, and the called function loops unguarded."""
from contextlib import contextmanager

import torch
from torch.utils.data import DataLoader


@contextmanager
def inference(*modules):
    """Eval mode without gradients for the modules, which get their modes back at the end."""
    modes = [module.training for module in modules]
    for module in modules:
        module.eval()
    try:
        with torch.inference_mode():
            yield
    finally:
        for module, mode in zip(modules, modes):
            module.train(mode)


def collect(tower, table, batch_size=1024):
    eval_loader = DataLoader(table, batch_size=batch_size)
    return torch.cat([tower(rows.cuda()).cpu() for rows in eval_loader])


def recall_at(user_tower, item_tower, users, items, clicks, k=20):
    with inference(user_tower, item_tower):
        user_vectors = collect(user_tower, users)
        item_vectors = collect(item_tower, items)
    top = (user_vectors @ item_vectors.T).topk(k, dim=1).indices
    found = torch.zeros_like(clicks).scatter(1, top, 1) * clicks
    return (found.sum(dim=1) / clicks.sum(dim=1).clamp(min=1)).mean().item()
