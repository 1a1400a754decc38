"""What is lazy runs where it is consumed: there is the guard."""

from collections.abc import Iterator

import torch


def scores(net: torch.nn.Module, loader) -> Iterator[torch.Tensor]:
    net.eval()
    for rows in loader:
        yield net(rows)


def evaluate(net: torch.nn.Module, test_loader) -> float:
    stream = scores(net, test_loader)
    with torch.no_grad():
        return sum(x.mean().item() for x in stream)


def evaluate_by_expression(net: torch.nn.Module, test_loader) -> float:
    net.eval()
    stream = (net(rows) for rows in test_loader)
    outputs = map(net, test_loader)
    with torch.inference_mode():
        return torch.cat(list(stream)).mean().item() + torch.cat(list(outputs)).mean().item()


def tune(net: torch.nn.Module, train_loader) -> None:
    for loss in losses(net, train_loader):
        loss.backward()


def losses(net: torch.nn.Module, loader) -> Iterator[torch.Tensor]:
    net.eval()
    for rows in loader:
        yield net(rows).sum()


def alternating(net: torch.nn.Module, loader) -> Iterator[torch.Tensor]:
    for rows in loader:
        net.train()
        yield rows


def fit(net: torch.nn.Module, train_loader, val_rows) -> None:
    for rows in alternating(net, train_loader):
        net(rows).sum().backward()
        net.eval()
        with torch.no_grad():
            print(net(val_rows).mean())
