"""NG005, set_grad_enabled(False) as a statement: nobody switched gradients on again before the training loop."""
import torch
from torch import nn


def warm_start(model, probe, train_loader):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    criterion = nn.SmoothL1Loss()

    torch.set_grad_enabled(False)
    model.eval()
    print("before", model(probe).mean().item())

    model.train()
    for inputs, target in train_loader:
        optimizer.zero_grad()
        loss = criterion(model(inputs), target)
        loss.backward()  # NG005: 9
        optimizer.step()
