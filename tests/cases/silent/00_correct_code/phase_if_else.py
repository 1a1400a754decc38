"""Clause 0, a loop over the phases with two bodies: the training one records, the other is guarded."""
import torch


def fit(net, loaders, loss_fn, opt, epochs):
    history = {"train": [], "valid": []}
    for _ in range(epochs):
        for phase in ("train", "valid"):
            running = 0.0
            if phase == "train":
                net.train()
                for x, y in loaders["train"]:
                    opt.zero_grad()
                    loss = loss_fn(net(x), y)
                    loss.backward()
                    opt.step()
                    running += loss.item()
            else:
                net.eval()
                with torch.no_grad():
                    for x, y in loaders["valid"]:
                        running += loss_fn(net(x), y).item()
            history[phase].append(running / len(loaders[phase]))
    return history
