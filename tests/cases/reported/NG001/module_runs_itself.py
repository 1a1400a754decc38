"""NG001, self(x) inside a module: predict() evals itself and then runs its own forward with autograd recording."""
import torch
import torch.nn as nn


class TextCNN(nn.Module):
    def __init__(self, vocabulary, classes, width=100):
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, 300, padding_idx=0)
        self.convs = nn.ModuleList([nn.Conv1d(300, width, k) for k in (3, 4, 5)])
        self.dropout = nn.Dropout(0.5)
        self.out = nn.Linear(3 * width, classes)

    def forward(self, tokens):
        embedded = self.embedding(tokens).transpose(1, 2)
        pooled = [torch.relu(conv(embedded)).amax(dim=2) for conv in self.convs]
        return self.out(self.dropout(torch.cat(pooled, dim=1)))

    def predict(self, tokens):
        self.eval()
        scores = self(tokens)  # NG001: 18
        return scores.argmax(dim=1)
