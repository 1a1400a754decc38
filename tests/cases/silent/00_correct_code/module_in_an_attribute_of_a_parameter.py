"""The same under a guard, and a method of an object another attribute of which is switched."""

import torch


def evaluate(trainer, loader):
    trainer.average.eval()
    with torch.no_grad():
        for x in loader:
            print(trainer.average(x).mean().item())
    print(trainer.summary(loader).mean().item())


def adapt(trainer, loader, optimizer):
    trainer.average.eval()
    for x in loader:
        optimizer.zero_grad()
        trainer.average(x).mean().backward()
        optimizer.step()
