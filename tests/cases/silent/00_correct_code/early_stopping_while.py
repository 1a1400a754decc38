"""Clause 0, a while loop with early stopping: train(True) at its head, train(False) before the validation."""
import math

import torch


def fit_until_flat(net, opt, loss_fn, train_dl, valid_dl, patience=5):
    best, bad_epochs, epoch = math.inf, 0, 0
    while bad_epochs < patience:
        epoch += 1
        net.train(True)
        for xb, yb in train_dl:
            opt.zero_grad()
            loss = loss_fn(net(xb), yb)
            loss.backward()
            opt.step()

        net.train(False)
        with torch.no_grad():
            valid_loss = sum(loss_fn(net(xb), yb).item() for xb, yb in valid_dl) / len(valid_dl)
        if valid_loss < best - 1e-4:
            best, bad_epochs = valid_loss, 0
        else:
            bad_epochs += 1
    return best, epoch
