"""Clause 8, a global model: the program that imports this module may have called MODEL.eval() before it predicts."""
import threading

import torch
import torch.nn as nn


class SpamFilter(nn.Module):
    def __init__(self, buckets=2**18, width=64):
        super().__init__()
        self.bag = nn.EmbeddingBag(buckets, width)
        self.head = nn.Sequential(nn.Dropout(0.4), nn.Linear(width, 1))

    def forward(self, tokens, offsets):
        return self.head(self.bag(tokens, offsets)).squeeze(-1)


MODEL = SpamFilter()
LOCK = threading.Lock()


def hashed(text):
    return [hash(word) % 2**18 for word in text.lower().split()]


def predict(mails):
    hashes = [hashed(mail) for mail in mails]
    starts = [0]
    for words in hashes[:-1]:
        starts.append(starts[-1] + len(words))
    with LOCK, torch.no_grad():
        scores = MODEL(torch.tensor(sum(hashes, [])), torch.tensor(starts))
    return scores.sigmoid().tolist()
