"""The test loop may not be guarded inside the shared step: training calls that too."""
# alone: nothing

import torch
from losses import guarded_step, step


def fit(net: torch.nn.Module, train_loader, test_loader, epochs: int = 20) -> None:
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    for epoch in range(epochs):
        net.train()
        for batch in train_loader:
            loss = step(net, batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        net.eval()
        print(epoch, sum(guarded_step(net, batch).item() for batch in test_loader))
        print(epoch, sum(step(net, batch).item() for batch in test_loader))  # NG001: 26 'net.eval()'
