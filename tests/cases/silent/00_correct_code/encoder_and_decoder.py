"""Clause 0, two models that are evaluated and trained together, each switched every time."""
import torch


def train_epoch(encoder, decoder, batches, criterion, optimizers):
    encoder.train()
    decoder.train()
    for source, target in batches:
        for optimizer in optimizers:
            optimizer.zero_grad()
        memory, state = encoder(source)
        logits = decoder(target[:, :-1], memory, state)
        criterion(logits.transpose(1, 2), target[:, 1:]).backward()
        for optimizer in optimizers:
            optimizer.step()


def evaluate(encoder, decoder, pairs, max_length=50):
    encoder.eval()
    decoder.eval()
    exact = 0
    with torch.no_grad():
        for source, target in pairs:
            memory, state = encoder(source)
            tokens = [target[:, :1]]
            for _ in range(max_length):
                logits = decoder(tokens[-1], memory, state)
                tokens.append(logits[:, -1:].argmax(-1))
            exact += torch.equal(torch.cat(tokens, 1)[:, :target.shape[1]], target)
    return exact / len(pairs)


def main(encoder, decoder, batches, dev_pairs, criterion, optimizers):
    for epoch in range(20):
        train_epoch(encoder, decoder, batches, criterion, optimizers)
        print(epoch, evaluate(encoder, decoder, dev_pairs))
