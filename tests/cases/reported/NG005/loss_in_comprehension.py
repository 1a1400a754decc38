"""NG005, the losses of all tasks come from a guarded comprehension and are stacked before backward()."""
import torch
import torch.nn.functional as F


def multi_task_step(model, tasks, optimizer):
    model.train()
    optimizer.zero_grad()
    with torch.no_grad():
        losses = [F.cross_entropy(model(task["x"], task["name"]), task["y"]) for task in tasks]
        total = torch.stack(losses).sum()
    total.backward()  # NG005: 5
    optimizer.step()
    return total.item()


def train(model, batches, optimizer):
    for number, tasks in enumerate(batches):
        print(number, multi_task_step(model, tasks, optimizer))
