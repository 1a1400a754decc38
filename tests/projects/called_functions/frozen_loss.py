"""A loss whose network runs under a guard in another file cannot train anything."""
# alone: nothing

import torch
from losses import guarded_step


def fit(net: torch.nn.Module, train_loader) -> None:
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    for batch in train_loader:
        loss = guarded_step(net, batch)
        optimizer.zero_grad()
        loss.backward()  # NG005: 9 'guarded_step(net, batch)'
        optimizer.step()
