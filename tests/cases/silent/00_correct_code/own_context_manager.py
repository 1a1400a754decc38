"""Clause 0, a generator context manager of the file's own that evals and guards: `with evaluating(model):`."""
from contextlib import contextmanager

import torch


@contextmanager
def evaluating(model):
    """Put `model` in eval mode without recording, and give it back as it was."""
    was_training = model.training
    try:
        model.eval()
        with torch.no_grad():
            yield model
    finally:
        model.train(was_training)


def validate(model, val_loader, criterion):
    with evaluating(model):
        return sum(criterion(model(x), y).item() for x, y in val_loader) / len(val_loader)


def fit(model, optimizer, criterion, train_loader, val_loader, epochs):
    for epoch in range(epochs):
        model.train()
        for x, y in train_loader:
            optimizer.zero_grad()
            criterion(model(x), y).backward()
            optimizer.step()
        print(epoch, validate(model, val_loader, criterion))


def predict_labels(net, batches):
    with evaluating(net) as frozen:
        return torch.cat([frozen(batch).argmax(1) for batch in batches])
