"""NG002, several models in one evaluation loop: the loop is reported once, on its first forward pass."""
import torch


def captions(encoder, decoder, test_loader, vocabulary, device):
    lines = []
    for images, lengths in test_loader:
        features = encoder(images.to(device))  # NG002: 20
        logits = decoder(features, lengths)
        for row in logits.argmax(dim=-1).tolist():
            words = [vocabulary.itos[index] for index in row]
            lines.append(" ".join(words).replace("<pad>", "").strip())
    return lines


def dump(lines, path):
    torch.save({"captions": lines}, path)
