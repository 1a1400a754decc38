"""A script outside the package, which is found in `src`."""
# alone: nothing

import sys

import torch
from birdsong import load_songnet


def main() -> None:
    net = load_songnet(sys.argv[1])
    waves = torch.load(sys.argv[2])
    print(net(waves).argmax(-1))  # NG001: 11 'load_songnet(sys.argv[1])'
    with torch.no_grad():
        print(net(waves).argmax(-1))


main()
