"""Clause 0, the saved modes of two models are restored in a finally clause, whatever happens in the evaluation."""
import torch


def evaluate(encoder, classifier, val_loader):
    modes = encoder.training, classifier.training
    encoder.eval()
    classifier.eval()
    try:
        with torch.no_grad():
            right = sum((classifier(encoder(x)).argmax(1) == y).sum().item() for x, y in val_loader)
    finally:
        encoder.train(modes[0])
        classifier.train(modes[1])
    return right / len(val_loader.dataset)


def fit(encoder, classifier, optimizer, loss_fn, train_loader, val_loader):
    encoder.train()
    classifier.train()
    for epoch in range(30):
        for x, y in train_loader:
            optimizer.zero_grad()
            loss_fn(classifier(encoder(x)), y).backward()
            optimizer.step()
        print(epoch, evaluate(encoder, classifier, val_loader))
