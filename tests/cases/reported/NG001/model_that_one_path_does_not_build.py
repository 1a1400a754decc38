"""NG001: on the path that builds no model the name is not bound, so that the program ends there, whatever it reads."""
# path: project/save_features.py

import torch
from nets import conv, resnet, zoo


def features(model, loader: list) -> list:
    found = []
    for rows in loader:
        found.append(model(rows).tolist())  # NG001: 22 'on line 36'
    return found


def score(args, loader: list) -> None:
    if args.net == "resnet":
        net = resnet(args.classes)
    else:
        print("no such network")
    if args.cuda:
        net.cuda()
    net.eval()
    for rows in loader:
        print(net(rows).argmax(1).tolist())  # NG001: 15 'on line 22'


if __name__ == "__main__":
    args = torch.load("options")
    if args.method in ("relation", "matching"):
        if args.net == "conv4":
            model = conv(4)
    elif args.method == "maml":
        raise ValueError("not supported")
    else:
        model = zoo[args.net]()
    model.eval()
    print(features(model, args.loader))
    score(args, args.loader)
