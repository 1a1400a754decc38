"""Clause 0, evaluation as a closure inside the training function, guarded by a decorator."""
import torch
import torch.nn.functional as F
from torch import nn


def main(train_iter, val_iter, steps=5000):
    model = nn.TransformerEncoder(nn.TransformerEncoderLayer(256, 8, batch_first=True), 6)
    head = nn.Linear(256, 1000)
    params = [*model.parameters(), *head.parameters()]
    optimizer = torch.optim.AdamW(params, lr=2e-4)

    @torch.no_grad()
    def estimate_loss(batches=50):
        model.eval()
        head.eval()
        losses = torch.zeros(batches)
        for k in range(batches):
            x, y = next(val_iter)
            losses[k] = F.cross_entropy(head(model(x)).transpose(1, 2), y).item()
        model.train()
        head.train()
        return losses.mean()

    for step in range(steps):
        if step % 250 == 0:
            print(f"step {step}: {estimate_loss():.4f}")
        x, y = next(train_iter)
        loss = F.cross_entropy(head(model(x)).transpose(1, 2), y)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
