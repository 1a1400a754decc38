"""NG006, the mode is kept per model: the encoder is switched back in every epoch, the decoder never."""
import torch
import torch.nn.functional as F


def evaluate(encoder, decoder, pairs):
    encoder.eval()
    decoder.eval()
    hits = 0
    with torch.no_grad():
        for source, target in pairs:
            hits += (decoder(encoder(source), target).argmax(-1) == target).all(-1).sum().item()
    return hits


def train(encoder, decoder, train_pairs, dev_pairs, optimizer, epochs):
    decoder.train()
    for epoch in range(epochs):
        encoder.train()
        for source, target in train_pairs:
            optimizer.zero_grad()
            memory = encoder(source)
            logits = decoder(memory, target)  # NG006: 22 'decoder'
            F.cross_entropy(logits.flatten(0, 1), target.flatten()).backward()
            optimizer.step()
        print(epoch, evaluate(encoder, decoder, dev_pairs))
