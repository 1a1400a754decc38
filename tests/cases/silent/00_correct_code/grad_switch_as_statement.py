"""Clause 0, torch.set_grad_enabled(False) as a statement holds until it is set again, here before the next epoch."""
import torch
import torch.nn.functional as F


def fit(net, optimizer, train_batches, val_batches, epochs):
    for epoch in range(epochs):
        net.train()
        torch.set_grad_enabled(True)
        for x, y in train_batches:
            optimizer.zero_grad()
            loss = F.mse_loss(net(x), y)
            loss.backward()
            optimizer.step()

        net.eval()
        torch.set_grad_enabled(False)
        error = 0.0
        for x, y in val_batches:
            error += F.l1_loss(net(x), y).item()
        print(f"epoch {epoch}: mean absolute error {error / len(val_batches):.3f}")
    torch.set_grad_enabled(True)
    return net
