"""Clause 2, nothing to record: all that the module holds is a table of frozen weights."""
import torch
from torch import nn


class PitchTable(nn.Module):
    def __init__(self, path, units=32):
        super().__init__()
        bounds = torch.load(path)[units]
        self.embedding = nn.Embedding.from_pretrained(bounds.unsqueeze(-1))
        self.dropout = nn.Dropout(0.1)

    def forward(self, codes):
        return self.dropout(self.embedding(codes)).squeeze(-1)


class Bags(nn.Module):
    def __init__(self, vectors):
        super().__init__()
        self.bag = nn.EmbeddingBag.from_pretrained(vectors, freeze=True, mode="sum")

    def forward(self, codes):
        return self.bag(codes)


def predict(path, codes):
    model = PitchTable(path).cuda()
    model.eval()
    return model(codes)


def infer(vectors, codes):
    net = Bags(vectors)
    return net(codes)
