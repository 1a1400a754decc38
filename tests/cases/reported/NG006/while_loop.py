"""NG006, a while loop: from the second turn on the model is in the eval mode that the first one left."""
import torch


def train_until_good(net, train_batches, held_out, loss_function, optimizer, goal=0.01):
    net.train()
    error = float("inf")
    while error > goal:
        for series, target in train_batches:
            optimizer.zero_grad()
            forecast = net(series)  # NG006: 24
            loss_function(forecast, target).backward()
            optimizer.step()
        net.eval()
        with torch.no_grad():
            series, target = held_out
            error = loss_function(net(series), target).item()
        print("error", error)
    torch.save(net.state_dict(), "forecaster.pt")
