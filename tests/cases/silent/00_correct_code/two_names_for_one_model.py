"""A script's functions switch a model by one global name and run it by another."""

import torch
from torch import nn

import recurrent
from settings import args, batches, held_out

if args.resume:
    model = torch.load("model.pt")
else:
    model = recurrent.Language(args.width)
parallel = nn.DataParallel(model, dim=1) if args.many else model
optimizer = torch.optim.SGD(model.parameters(), lr=args.rate)


@torch.no_grad()
def evaluate() -> float:
    model.eval()
    return sum(parallel(words).mean().item() for words in held_out)


def train() -> None:
    for words in batches:
        model.train()
        optimizer.zero_grad()
        parallel(words).mean().backward()
        optimizer.step()


for epoch in range(args.epochs):
    try:
        train()
    except RuntimeError:
        model = torch.load("model.pt")
        parallel = model.cuda()
        optimizer = torch.optim.SGD(model.parameters(), lr=args.rate)
        continue
    print(epoch, evaluate())
