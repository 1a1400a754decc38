"""Clause 4, a module ends its constructor with self.eval(), but train() of the model that it becomes a part of undoes that."""
import torch
from torch import nn
from torch.nn.utils.rnn import pad_sequence


class DocumentEmbedding(nn.Module):
    def __init__(self, size, hidden=256):
        super().__init__()
        self.rnn = nn.GRU(size, hidden, batch_first=True)
        self.dropout = nn.Dropout(0.5)
        self.eval()

    def embed(self, sentences):
        padded = pad_sequence([torch.stack(list(sentence)) for sentence in sentences], batch_first=True)
        states, _ = self.rnn(self.dropout(padded))
        return states[:, -1]


class Tagger(nn.Module):
    def __init__(self, embedding: DocumentEmbedding, tags):
        super().__init__()
        self.embedding = embedding
        self.out = nn.LazyLinear(tags)

    def forward(self, sentences):
        return self.out(self.embedding.embed(sentences))
