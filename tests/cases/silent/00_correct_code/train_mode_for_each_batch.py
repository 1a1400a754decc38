"""Every batch of the loader that is made here puts the model in train mode again: it is in train mode afterwards."""

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def step(model: nn.Module, rows: torch.Tensor, optimizer: torch.optim.Optimizer) -> None:
    model(rows).pow(2).mean().backward()
    optimizer.step()


def main() -> None:
    model = nn.Sequential(nn.Linear(8, 8), nn.Dropout())
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    rows = torch.load("rows.pt")
    model.eval()
    with torch.no_grad():
        print(model(rows).mean())
    for (batch,) in DataLoader(TensorDataset(rows), batch_size=2):
        model.train()
        step(model, batch, optimizer)
    step(model, rows, optimizer)


main()
