"""Clause 0, one epoch loop with training and validation in it, and the modes set at the head of each part."""
import torch
from torch import nn

from project.data import make_loaders

train_loader, val_loader = make_loaders("housing.csv")
model = nn.Sequential(nn.Linear(13, 64), nn.ReLU(), nn.Dropout(0.1), nn.Linear(64, 1))
criterion = nn.SmoothL1Loss()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
best = float("inf")

for epoch in range(100):
    model.train()
    for features, price in train_loader:
        optimizer.zero_grad()
        loss = criterion(model(features).squeeze(1), price)
        loss.backward()
        optimizer.step()

    model.eval()
    val_loss = 0.0
    with torch.no_grad():
        for features, price in val_loader:
            val_loss += criterion(model(features).squeeze(1), price).item()
    val_loss /= len(val_loader)
    if val_loss < best:
        best = val_loss
        torch.save(model.state_dict(), "best.pt")
    print(f"epoch {epoch + 1}: {val_loss:.4f} (best {best:.4f})")
