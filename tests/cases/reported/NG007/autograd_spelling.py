"""NG007, the spelling torch.autograd.no_grad() as a statement has no effect either."""
import torch


def moving_average(model, shadow, decay=0.999):
    torch.autograd.no_grad()  # NG007: 5
    for name, parameter in model.named_parameters():
        shadow[name] = decay * shadow[name] + (1 - decay) * parameter.data.clone()
    return shadow


def train(model, batches, criterion, optimizer):
    shadow = {name: p.data.clone() for name, p in model.named_parameters()}
    model.train()
    for x, y in batches:
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()
        shadow = moving_average(model, shadow)
    return shadow
