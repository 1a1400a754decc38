"""NG001, what is put in eval mode is a module, also as an attribute of an object that nobody knows."""

import torch


def evaluate(trainer, loader):
    trainer.average.eval()
    for x in loader:
        print(trainer.average(x).mean().item())  # NG001: 15 'on line 7'


def export(holder, rows):
    holder.part.eval()
    torch.save(holder.part(rows).detach(), "rows.pt")  # NG001: 16 'on line 13'
