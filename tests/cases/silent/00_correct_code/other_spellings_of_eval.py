"""Eval mode that is set in other ways than by `net.eval()`."""

import contextlib

import torch
from torch import nn


def whole() -> nn.Module:
    return nn.Sequential(nn.Linear(4, 4), nn.Dropout(), nn.Linear(4, 1))


def one_by_one(rows: torch.Tensor) -> torch.Tensor:
    net = whole()
    for module in net.modules():
        module.eval()
    with torch.no_grad():
        return net(rows)


def by_attribute(rows: torch.Tensor) -> torch.Tensor:
    net = whole()
    for name, module in net.named_modules():
        module.training = False
    with torch.no_grad():
        return net(rows)


def by_name(rows: torch.Tensor) -> torch.Tensor:
    net = whole()
    setattr(net, "training", False)
    with torch.no_grad():
        return net(rows)


def by_function(rows: torch.Tensor) -> torch.Tensor:
    net = whole()
    net.apply(lambda module: module.eval())
    with torch.no_grad():
        return net(rows)


def by_class(rows: torch.Tensor) -> torch.Tensor:
    net = whole()
    nn.Module.train(net, False)
    with torch.no_grad():
        return net(rows)


def later(rows: torch.Tensor) -> torch.Tensor:
    net = whole()
    switch = net.eval
    switch()
    with torch.no_grad():
        return net(rows)


def with_its_container(rows: torch.Tensor) -> torch.Tensor:
    backbone, head = whole(), nn.Linear(1, 1)
    model = nn.Sequential(backbone, head)
    nets = nn.ModuleList([model])
    nets.eval()
    with torch.no_grad():
        return head(backbone(rows))


def all_of_them(rows: torch.Tensor) -> torch.Tensor:
    first, second = whole(), whole()
    [net.eval() for net in (first, second)]
    with torch.no_grad():
        return first(rows) + second(rows)


def all_in_a_list(rows: torch.Tensor) -> torch.Tensor:
    nets = nn.ModuleList([whole() for _ in range(3)])
    for net in nets:
        net.eval()
    with torch.no_grad():
        return nets[0](rows) + nets[1](rows)


def if_it_is_not(rows: torch.Tensor, ready: bool) -> torch.Tensor:
    net = whole()
    if ready:
        net.eval()
    if net.training:
        net.eval()
    with torch.no_grad():
        return net(rows)


@contextlib.contextmanager
def evaluating(net: nn.Module):
    net.eval()
    yield net
    net.train()


def inside(rows: torch.Tensor) -> torch.Tensor:
    with evaluating(whole()) as net, torch.no_grad():
        return net(rows)


def only_batch_norm(net: nn.Module, rows: torch.Tensor, optimizer) -> None:
    net.train()
    for module in net.modules():
        if isinstance(module, nn.BatchNorm1d):
            module.eval()
    net(rows).sum().backward()
    optimizer.step()


def until_it_is_closed(rows: torch.Tensor) -> torch.Tensor:
    net = whole()
    with contextlib.ExitStack() as stack:
        stack.callback(net.eval)
        net(rows).sum().backward()
    with torch.no_grad():
        return net(rows)


def where_it_is_defined(rows: torch.Tensor) -> torch.Tensor:
    net = whole()

    def shown(model=net.eval()) -> torch.Tensor:
        return model(rows)

    with torch.no_grad():
        return net(rows) + shown()


def the_best(rows: torch.Tensor) -> torch.Tensor:
    best = whole()
    for _ in range(3):
        net = whole()
        with torch.no_grad():
            best(rows)
        net.eval()
        if rows.sum() > 3:
            best = net
    best.eval()
    with torch.no_grad():
        return best(rows)
