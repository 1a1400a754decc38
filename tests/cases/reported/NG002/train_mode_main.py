"""NG002, train mode known: main() trains and then runs the validation loop without eval() and without a guard."""
import torch
from torch import nn
from torch.utils.data import DataLoader, random_split

from project.data import Signals


def main():
    train_set, val_set = random_split(Signals("signals.npz"), [8000, 2000])
    train_loader = DataLoader(train_set, 64, shuffle=True)
    val_loader = DataLoader(val_set, 64)
    model = nn.Sequential(nn.Linear(100, 50), nn.ReLU(), nn.Dropout(), nn.Linear(50, 1))
    optimizer = torch.optim.RMSprop(model.parameters())
    loss_fn = nn.BCEWithLogitsLoss()
    for epoch in range(20):
        for x, y in train_loader:
            optimizer.zero_grad()
            loss_fn(model(x), y).backward()
            optimizer.step()
        val_losses = []
        for x, y in val_loader:
            val_losses.append(loss_fn(model(x), y).item())  # NG002: 39
        print(epoch, sum(val_losses) / len(val_losses))


if __name__ == "__main__":
    main()
