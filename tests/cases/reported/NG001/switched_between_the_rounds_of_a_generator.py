"""NG001: a generator goes on after the model was switched back: the call, not the generator, is what needs a guard."""

from torch import nn


def outputs_of(model, batches):
    for x in batches:
        yield model(x)


def main(batches, loader, first):
    net = nn.Sequential(nn.Linear(4, 4), nn.Dropout(0.1))
    for _ in loader:
        if first:
            net.eval()
            for each in outputs_of(net, batches):  # NG001: 25 'net.eval()'
                net.train()
                print(each.argmax(1))
