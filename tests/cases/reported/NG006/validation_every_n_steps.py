"""NG006, a validation every thousand steps inside the batch loop: the steps after it run in eval mode."""
import torch
import torch.nn.functional as F


def dev_loss(model, dev_batches):
    losses = []
    model.eval()
    with torch.inference_mode():
        for batch in dev_batches:
            losses.append(F.cross_entropy(model(batch["ids"]), batch["label"]).item())
    return sum(losses) / len(losses)


def train(model, train_batches, dev_batches, optimizer, scheduler):
    model.train()
    for step, batch in enumerate(train_batches):
        logits = model(batch["ids"])  # NG006: 18
        loss = F.cross_entropy(logits, batch["label"])
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        scheduler.step()
        if step and step % 1000 == 0:
            print(step, dev_loss(model, dev_batches))
