"""NG001, a phase is told from the other however many conditions stand between the switch and the backward pass."""

import torch


def step(phase, model, optimizer, criterion, x, y, options, schedules, on_devices):
    train = phase == "train"
    if train:
        model.train()
    else:
        model.eval()
    if train and options.schedule is not None:
        schedule = getattr(schedules, options.schedule)
        optimizer.param_groups[0]["lr"] = schedule(1)
    if on_devices:
        found, _ = torch.nn.parallel.replicate(model, [0])
    else:
        found = model(x)  # NG001: 17 'on line 11'
    loss = criterion(found, y)
    if train:
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return loss.item()
