"""NG006: a model that is built, or comes back from an unseen loader, stays in eval mode whichever it is."""

import torch

import checkpoints
import networks


def train(args, loader, val_loader) -> None:
    model = networks.make(args.network)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    if args.resume:
        try:
            model, optimizer, epoch = checkpoints.restore(args.resume, model, optimizer)
        except OSError as error:
            print("not resumed:", error)
    model.train()
    for step, (images, labels) in enumerate(loader):
        loss = torch.nn.functional.cross_entropy(model(images), labels)  # NG006: 50 'on line 24'
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step % 200 == 199:
            model.eval()
            with torch.no_grad():
                print(sum(model(images).argmax(1).eq(labels).sum().item() for images, labels in val_loader))
