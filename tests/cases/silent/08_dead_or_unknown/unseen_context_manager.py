"""Clause 8, a context manager from elsewhere is named like a guard: it surely knows how to evaluate a model."""
import torch
import torch.nn.functional as F

from project.utils import evaluation_mode, gradients_disabled


def validate(model, valid_loader):
    losses = []
    with evaluation_mode(model):
        for source, target in valid_loader:
            logits = model(source, target[:, :-1])
            losses.append(F.cross_entropy(logits.transpose(1, 2), target[:, 1:]).item())
    return sum(losses) / len(losses)


@gradients_disabled
def extract_features(encoder, sentences):
    return torch.stack([encoder(sentence[None]).mean(dim=1).squeeze(0) for sentence in sentences])


def train(model, train_loader, valid_loader, optimizer, epochs):
    model.train()
    for epoch in range(epochs):
        for source, target in train_loader:
            logits = model(source, target[:, :-1])
            loss = F.cross_entropy(logits.transpose(1, 2), target[:, 1:])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print(epoch, validate(model, valid_loader))
