# path: project/test_davis.py
"""NG001: in a script that is named as unit tests are, a function `test` that is given its model evaluates it."""

import torch
from torch.utils.data import DataLoader

import correspondences


def main(root: str, weights: str) -> None:
    net = correspondences.CycleNet()
    net.load_state_dict(torch.load(weights))
    print(test(DataLoader(correspondences.Davis(root)), net, steps=4))


def test(loader: DataLoader, net: torch.nn.Module, steps: int) -> float:
    net.eval()
    total = 0.0
    for frames, masks in loader:
        affinity = net(frames, steps)  # NG001: 20 'on line 17'
        total += correspondences.overlap(affinity, masks).item()
    return total / len(loader)


if __name__ == "__main__":
    main("davis", "cycle.pt")
