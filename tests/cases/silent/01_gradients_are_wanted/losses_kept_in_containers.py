"""Losses that wait in a container of some kind, perhaps one of somebody else's, until all are differentiated at once."""

from collections import defaultdict, deque
from dataclasses import dataclass

import torch


@dataclass
class Result:
    loss: torch.Tensor
    scores: torch.Tensor


class Sum:
    def __init__(self) -> None:
        self.losses = []

    def add(self, loss):
        self.losses.append(loss)

    def total(self):
        return sum(self.losses)


def by_task(net: torch.nn.Module, rows) -> None:
    net.eval()
    losses = defaultdict(list)
    for row in rows:
        losses["task"].append(net(row).sum())
    sum(losses["task"]).backward()


def by_default(net: torch.nn.Module, rows) -> None:
    net.eval()
    losses = {}
    for row in rows:
        losses.setdefault("task", []).append(net(row).sum())
    sum(losses["task"]).backward()


def the_last_four(net: torch.nn.Module, rows) -> None:
    net.eval()
    losses = deque(maxlen=4)
    for row in rows:
        losses.append(net(row).sum())
        if len(losses) > 3:
            break
    torch.stack(list(losses)).sum().backward()


def in_an_object(net: torch.nn.Module, row) -> None:
    net.eval()
    result = measured(net, row)
    result.loss.backward()


def measured(net: torch.nn.Module, row) -> Result:
    scores = net(row)
    return Result(scores.sum(), scores)


def in_a_list_of_the_caller(net: torch.nn.Module, rows) -> None:
    net.eval()
    losses = list()
    fill(net, rows, losses)
    sum(losses).backward()


def fill(net, rows, losses) -> None:
    for row in rows:
        fill_one(net, row, losses)
        if len(losses) > 3:
            break


def fill_one(net, row, sink) -> None:
    sink.append(net(row).sum())


def under_another_name(net: torch.nn.Module, rows) -> None:
    net.eval()
    state = {"losses": []}
    losses = state["losses"]
    for row in rows:
        losses += [net(row).sum()]
    sum(state["losses"]).backward()


def in_a_closure(net: torch.nn.Module, rows) -> None:
    net.eval()
    losses = []

    def keep(row):
        losses.append(net(row).sum())

    for row in rows:
        keep(row)
    sum(losses).backward()


def by_a_method(net: torch.nn.Module, rows) -> None:
    net.eval()
    losses = Sum()
    for row in rows:
        losses.add(net(row).sum())
    losses.total().backward()


def through_a_callback(net: torch.nn.Module, rows, keep) -> None:
    net.eval()
    for row in rows:
        keep(net(row).sum())


def with_callbacks(net: torch.nn.Module, rows) -> None:
    losses = []
    through_a_callback(net, rows, losses.append)
    sum(losses).backward()
    through_a_callback(net, rows, lambda loss: loss.backward())


def in_a_tensor(net: torch.nn.Module, row) -> None:
    net.eval()
    total = torch.zeros(())
    total.add_(net(row).sum())
    run = total.backward
    run()
