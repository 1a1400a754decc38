"""Clause 0, guards assigned to names of the module once and used by these names below."""
import torch

# Older releases have no inference_mode.
no_gradients = getattr(torch, "inference_mode", torch.no_grad)
inference = torch.inference_mode
quiet = torch.no_grad


@quiet()
def validate(model, valid_loader, criterion):
    model.eval()
    return sum(criterion(model(x), y).item() for x, y in valid_loader)


def predict(model, x):
    model.eval()
    with inference():
        return model(x).argmax(1)


class Embedder:
    def __init__(self, encoder):
        self.encoder = encoder

    def get_text_embeddings(self, batches):
        self.encoder.eval()
        with no_gradients():
            return torch.cat([self.encoder(batch) for batch in batches])
