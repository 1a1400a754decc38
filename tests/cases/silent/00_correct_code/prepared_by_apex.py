"""A model that apex gives back, by position or by keyword, is the one that it was given, however it is wrapped then."""

import torch
from apex import amp
from apex.parallel import DistributedDataParallel as DDP


def accuracy(model, loader) -> float:
    model.eval()
    with torch.no_grad():
        return sum(model(images).argmax(1).eq(labels).float().mean().item() for images, labels in loader)


def train(args, model, loader, val_loader) -> None:
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    if args.half:
        model, optimizer = amp.initialize(models=model, optimizers=optimizer, opt_level="O2")
    if args.rank != -1:
        model = DDP(model, message_size=250000000)
    while True:
        model.train()
        for step, (images, labels) in enumerate(loader):
            loss = model(images, labels)
            if args.accumulate > 1:
                loss = loss / args.accumulate
            if args.half:
                with amp.scale_loss(loss, optimizer) as scaled:
                    scaled.backward()
            else:
                loss.backward()
            optimizer.step()
            if step % 100 == 99 and args.rank in [-1, 0]:
                print(accuracy(model, val_loader))
                model.train()
        if args.steps:
            break


def finetune(args, model, loader, val_loader) -> None:
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    if args.half:
        model, optimizer = amp.initialize(model, optimizer, opt_level="O1")
    model.train()
    for step, (images, labels) in enumerate(loader):
        torch.nn.functional.cross_entropy(model(images), labels).backward()
        optimizer.step()
        if step % 100 == 99:
            print(accuracy(model, val_loader))
            model.train()
