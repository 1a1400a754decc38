"""NG001, two eval phases in one function: each is a block of its own, so each has its report."""
import torch


def warm_up_and_check(model, optimizer, criterion, warmup_batches, probe, target):
    model.eval()
    before = model(probe)  # NG001: 14
    print("loss before", criterion(before, target).item())

    model.train()
    for inputs, labels in warmup_batches:
        optimizer.zero_grad()
        loss = criterion(model(inputs), labels)
        loss.backward()
        torch.nn.utils.clip_grad_value_(model.parameters(), 1.0)
        optimizer.step()

    model.eval()
    after = model(probe)  # NG001: 13
    print("loss after", criterion(after, target).item())
