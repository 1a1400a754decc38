"""Clause 0, the saved mode is restored with `if was_training: model.train()`, also in a method of the module."""
import torch
from torch import nn


class Tagger(nn.Module):
    def __init__(self, words, tags):
        super().__init__()
        self.lstm = nn.LSTM(words, 128, bidirectional=True, batch_first=True)
        self.drop = nn.Dropout(0.5)
        self.out = nn.Linear(256, tags)

    def forward(self, x):
        return self.out(self.drop(self.lstm(x)[0]))

    def predict(self, x):
        training = self.training
        self.eval()
        with torch.no_grad():
            tags = self(x).argmax(-1)
        if training:
            self.train()
        return tags


def fit(tagger, optimizer, loss_fn, sentences, dev_sentence):
    tagger.train()
    for x, y in sentences:
        optimizer.zero_grad()
        loss_fn(tagger(x).transpose(1, 2), y).backward()
        optimizer.step()
        print(tagger.predict(dev_sentence))


def log_examples(model, examples, writer):
    was_training = model.training
    model.eval()
    with torch.no_grad():
        writer.add_images("reconstructions", model(examples))
    if was_training:
        model.train()
