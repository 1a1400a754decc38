"""Every call of `predict_rows` is of a network in eval mode; training calls `transform` too."""
# alone: nothing

import torch

from pipeline.blocks import predict_guarded, predict_rows, transform


def main(path: str, rows: torch.Tensor) -> None:
    net = torch.load(path)
    net.eval()
    print(predict_guarded(net, rows).sum())
    print(predict_rows(net, rows).sum())


def show(path: str, rows: torch.Tensor) -> None:
    net = torch.load(path)
    net.eval()
    print(transform(net, rows).sum())  # NG001: 11 'net.eval()'
    with torch.no_grad():
        print(transform(net, rows).sum())


def train(net: torch.nn.Module, rows: torch.Tensor, optimizer: torch.optim.Optimizer) -> None:
    net.train()
    loss = transform(net, rows).sum()
    loss.backward()
    optimizer.step()
