"""Clause 0, validation every few hundred steps in the middle of an epoch, after which training mode comes back."""
import torch


@torch.no_grad()
def validate(model, dev_loader):
    model.eval()
    losses = [model(**batch).loss.item() for batch in dev_loader]
    return sum(losses) / len(losses)


def finetune(model, optimizer, scheduler, train_loader, dev_loader, epochs, eval_every=500):
    step, best = 0, float("inf")
    model.train()
    for _ in range(epochs):
        for batch in train_loader:
            loss = model(**batch).loss
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            scheduler.step()
            optimizer.zero_grad()
            step += 1
            if step % eval_every == 0:
                dev_loss = validate(model, dev_loader)
                model.train()
                if dev_loss < best:
                    best = dev_loss
                    model.save_pretrained(f"checkpoints/{step}")
    return best
