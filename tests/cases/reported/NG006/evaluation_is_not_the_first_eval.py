"""NG006, the model is in eval mode from the start, and again from the evaluation inside the loop."""
import torch
from torch import nn


def fit(loader, rows: torch.Tensor) -> None:
    model = nn.Sequential(nn.Linear(4, 4), nn.Dropout()).eval()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for batch in loader:
        optimizer.zero_grad()
        model(batch).sum().backward()  # NG006: 9
        optimizer.step()
        model.eval()
        with torch.no_grad():
            print(model(rows))
