"""Clause 0, the last eval() of a training function is in force after the loop, where the pass is guarded."""
import torch
from torch.utils.tensorboard import SummaryWriter


def train(net, optimizer, criterion, train_loader, val_loader, epochs, example):
    writer = SummaryWriter()
    for epoch in range(epochs):
        net.train()
        for x, y in train_loader:
            optimizer.zero_grad()
            loss = criterion(net(x), y)
            loss.backward()
            optimizer.step()
        net.eval()
        with torch.no_grad():
            errors = [criterion(net(x), y) for x, y in val_loader]
        writer.add_scalar("val/loss", torch.stack(errors).mean(), epoch)

    with torch.no_grad():
        embedding = net(example)
    writer.add_embedding(embedding)
    writer.add_graph(net, example)
    writer.close()
    torch.onnx.export(net, example, "net.onnx", opset_version=17)
