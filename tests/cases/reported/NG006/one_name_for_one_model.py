"""NG006: a script's functions know the model by a global name that is bound again, and switch it once only."""

import torch

import recurrent
from settings import args, batches, held_out

model = recurrent.Language(args.width)
optimizer = torch.optim.SGD(model.parameters(), lr=args.rate)


@torch.no_grad()
def evaluate() -> float:
    model.eval()
    return sum(model(words).mean().item() for words in held_out)


def train() -> None:
    for words in batches:
        optimizer.zero_grad()
        model(words).mean().backward()  # NG006: 9 'on line 14'
        optimizer.step()


model.train()
for epoch in range(args.epochs):
    try:
        train()
    except RuntimeError:
        model = torch.load("model.pt")
        optimizer = torch.optim.SGD(model.parameters(), lr=args.rate)
        continue
    print(epoch, evaluate())
