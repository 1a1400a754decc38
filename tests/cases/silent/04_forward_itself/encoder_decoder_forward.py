"""Clause 4, forward() runs the sub-networks of an encoder and a decoder with attention; its caller decides the rest."""
import torch
from torch import nn


class Summarizer(nn.Module):
    def __init__(self, vocabulary, width=256):
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, width, padding_idx=0)
        self.encoder = nn.GRU(width, width, bidirectional=True, batch_first=True)
        self.bridge = nn.Linear(2 * width, width)
        self.attention = nn.MultiheadAttention(width, 8, dropout=0.1, batch_first=True)
        self.decoder = nn.GRU(width, width, batch_first=True)
        self.out = nn.Linear(2 * width, vocabulary)

    def _encode(self, source):
        states, _ = self.encoder(self.embedding(source))
        return torch.tanh(self.bridge(states))

    def _decode(self, target, memory, padding):
        states, _ = self.decoder(self.embedding(target), memory[:, -1][None].contiguous())
        context, _ = self.attention(states, memory, memory, key_padding_mask=padding)
        return self.out(torch.cat([states, context], dim=-1))

    def forward(self, source, target):
        memory = self._encode(source)
        return self._decode(target, memory, source == 0)
