"""Clause 0, the mode is saved before the evaluation and restored after it with train(was_training)."""
import torch
import torch.nn.functional as F


@torch.no_grad()
def perplexity(model, token_batches):
    was_training = model.training
    model.eval()
    total = torch.zeros(())
    for tokens in token_batches:
        logits = model(tokens[:, :-1])
        total += F.cross_entropy(logits.flatten(0, 1), tokens[:, 1:].flatten())
    model.train(was_training)
    return (total / len(token_batches)).exp().item()


def fit(model, optimizer, train_batches, dev_batches):
    model.train()
    for step, tokens in enumerate(train_batches):
        logits = model(tokens[:, :-1])
        loss = F.cross_entropy(logits.flatten(0, 1), tokens[:, 1:].flatten())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step % 1000 == 999:
            print(step, perplexity(model, dev_batches))
