"""The called function adapts the model before it runs it: a guard round the call would stop that."""

import torch


def adapted(net: torch.nn.Module, rows: torch.Tensor) -> torch.Tensor:
    entropy(net(rows)).backward()
    return net(rows)


def entropy(scores: torch.Tensor) -> torch.Tensor:
    return -(scores.softmax(1) * scores.log_softmax(1)).sum(1).mean()


def refined(net: torch.nn.Module, rows: torch.Tensor) -> torch.Tensor:
    return adapted(net, rows)


def main(net: torch.nn.Module, rows: torch.Tensor) -> None:
    net.eval()
    print(refined(net, rows))


def fit(net: torch.nn.Module, rows: torch.Tensor, optimizer) -> None:
    loss = entropy(refined(net, rows))
    loss.backward()
    optimizer.step()
