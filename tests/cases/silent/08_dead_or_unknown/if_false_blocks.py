"""Clause 8, dead code: blocks switched off with `if False` and `if 0` are kept as notes and never run."""
import torch


def fit(net, train_loader, test_loader, criterion, optimizer, epochs):
    net.train()
    for epoch in range(epochs):
        running = 0.0
        for series, target in train_loader:
            optimizer.zero_grad()
            loss = criterion(net(series), target)
            loss.backward()
            optimizer.step()
            running += loss.item()
        print(f"{epoch}: {running / len(train_loader):.4f}")

        if False:
            net.eval()
            errors = [criterion(net(series), target).item() for series, target in test_loader]
            print("on the test data:", sum(errors) / len(errors))

    torch.save(net.state_dict(), "forecast.pt")
    if 0:
        for series, target in test_loader:
            forecast = net(series)
            print((forecast - target).abs().mean().item())
