"""The guard is in the function that is given the function to run, or the object that was made of it."""

import time

import torch


class Guarded:
    def __init__(self, function):
        self.function = function

    def __call__(self, *args):
        with torch.no_grad():
            return self.function(*args)


def timed(run) -> float:
    start = time.perf_counter()
    with torch.inference_mode():
        run()
    return time.perf_counter() - start


def without_gradients(run, *args):
    with torch.no_grad():
        return run(*args)


@Guarded
def predict(net: torch.nn.Module, rows: torch.Tensor) -> torch.Tensor:
    net.eval()
    return net(rows)


def predict_one(net: torch.nn.Module, row: torch.Tensor) -> torch.Tensor:
    net.eval()
    return net(row[None])


def main(net: torch.nn.Module, rows: torch.Tensor) -> None:
    net.eval()

    def all_at_once():
        return net(rows)

    def one_by_one():
        return [net(row[None]) for row in rows]

    print(timed(all_at_once), timed(one_by_one), timed(lambda: net(rows[:4])))
    print(without_gradients(predict_one, net, rows[0]))
