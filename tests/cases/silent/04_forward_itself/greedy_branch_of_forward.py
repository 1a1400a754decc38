"""Clause 4, forward() has a branch for evaluation that decodes greedily; guarding it is up to the caller."""
import torch
import torch.nn as nn


class CaptionNet(nn.Module):
    def __init__(self, encoder: nn.Module, vocabulary: int, width: int = 512, longest: int = 20):
        super().__init__()
        self.encoder = encoder
        self.embed = nn.Embedding(vocabulary, width)
        self.cell = nn.LSTMCell(width, width)
        self.dropout = nn.Dropout(0.3)
        self.out = nn.Linear(width, vocabulary)
        self.longest = longest

    def _step(self, tokens, state):
        hidden, cell = self.cell(self.embed(tokens), state)
        return self.out(self.dropout(hidden)), (hidden, cell)

    def _predict_greedily(self, state):
        tokens = state[0].new_ones(len(state[0]), dtype=torch.long)
        words = []
        for _ in range(self.longest):
            logits, state = self._step(tokens, state)
            tokens = logits.argmax(dim=-1)
            words.append(tokens)
        return torch.stack(words, dim=1)

    def forward(self, images, captions=None):
        features = self.encoder(images)
        state = (features, torch.zeros_like(features))
        if not self.training:
            return self._predict_greedily(state)
        logits = []
        for tokens in captions[:, :-1].unbind(dim=1):
            scores, state = self._step(tokens, state)
            logits.append(scores)
        return torch.stack(logits, dim=1)
