"""NG004, train() earlier in the same function: the validation loop is guarded, but the mode is still train."""
import torch


def fit(model, train_loader, val_loader, criterion, optimizer, epochs):
    for epoch in range(epochs):
        model.train()
        for x, y in train_loader:
            optimizer.zero_grad()
            loss = criterion(model(x), y)
            loss.backward()
            optimizer.step()

        val_loss = 0.0
        with torch.no_grad():
            for x, y in val_loader:
                output = model(x)  # NG004: 26 'on line 7'
                val_loss += criterion(output, y).item()
        print(f"epoch {epoch}, validation loss {val_loss / len(val_loader):.4f}")
