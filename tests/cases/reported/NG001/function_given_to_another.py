"""NG001: the function that is given the function to run guards nothing."""

import time

import torch


def timed(run) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def main(net: torch.nn.Module, rows: torch.Tensor) -> None:
    net.eval()

    def all_at_once():
        return net(rows)  # NG001: 16 'net.eval()'

    print(timed(all_at_once))
