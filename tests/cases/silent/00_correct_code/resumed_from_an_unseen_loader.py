"""A model that is built, or comes back from an unseen loader with others: whichever it is, it is switched as a whole."""

import torch

import checkpoints
import networks


def train(args, loader, val_loader, evaluate) -> None:
    model = networks.make(args.network)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    if args.resume:
        try:
            model, optimizer, epoch = checkpoints.restore(args.resume, model, optimizer)
        except OSError as error:
            print("not resumed:", error)
    model.train()
    for step, (images, labels) in enumerate(loader):
        loss = torch.nn.functional.cross_entropy(model(images), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step % 200 == 199:
            model.eval()
            print(evaluate(val_loader, model))
            model.train()
