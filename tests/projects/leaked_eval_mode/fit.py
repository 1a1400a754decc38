"""After the first epoch, the training goes on in eval mode."""
# alone: nothing

import torch
from metrics import measure


def fit(net: torch.nn.Module, train_loader, val_loader, epochs: int = 10) -> None:
    optimizer = torch.optim.AdamW(net.parameters())
    net.train()
    for _ in range(epochs):
        for x, y in train_loader:
            loss = torch.nn.functional.cross_entropy(net(x), y)  # NG006: 54 'measure(net, val_loader)'
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print(measure(net, val_loader))
