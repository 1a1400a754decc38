"""Clause 0, a decorator for methods of a module that sets eval mode, guards, and restores the mode afterwards."""
from functools import wraps

import torch
from torch import nn


def eval_decorator(method):
    @wraps(method)
    def inner(self, *args, **kwargs):
        was_training = self.training
        self.eval()
        with torch.no_grad():
            out = method(self, *args, **kwargs)
        self.train(was_training)
        return out

    return inner


class Decoder(nn.Module):
    def __init__(self, tokens, dim):
        super().__init__()
        self.embed = nn.Embedding(tokens, dim)
        self.rnn = nn.GRU(dim, dim, num_layers=2, dropout=0.2, batch_first=True)
        self.head = nn.Linear(dim, tokens)

    def forward(self, ids):
        hidden, _ = self.rnn(self.embed(ids))
        return self.head(hidden)

    @eval_decorator
    def sample(self, prompt, steps, temperature=1.0):
        ids = prompt
        for _ in range(steps):
            logits = self(ids)[:, -1] / temperature
            ids = torch.cat([ids, torch.multinomial(logits.softmax(-1), 1)], dim=1)
        return ids[:, prompt.shape[1]:]
