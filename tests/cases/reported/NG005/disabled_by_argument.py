"""NG005, with torch.set_grad_enabled(False) as a with item round a training step."""
import torch


def adapt(net, batches, criterion, optimizer, accumulate=4):
    net.train()
    for index, (x, y) in enumerate(batches, start=1):
        with torch.set_grad_enabled(False):
            prediction = net(x)
            loss = criterion(prediction, y) / accumulate
            loss.backward()  # NG005: 13
        if index % accumulate == 0:
            optimizer.step()
            optimizer.zero_grad()
            print("step", index // accumulate)
