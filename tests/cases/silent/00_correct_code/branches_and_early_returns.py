"""Clause 0, forward passes on every branch of if and match, and before early returns, all inside the guard."""
import torch


class OcrModel:
    def __init__(self, model, vocabulary):
        self.model = model
        self.vocabulary = vocabulary

    def predict(self, picture, mode="greedy", width=5):
        self.model.eval()
        with torch.no_grad():
            if picture.dim() == 3:
                picture = picture[None]
            if mode == "greedy":
                return self.vocabulary.decode(self.model(picture).argmax(-1)[0].tolist())
            match mode:
                case "beam":
                    logits = self.model(picture).log_softmax(-1)
                    return self.vocabulary.beam(logits[0], width)
                case "flip":
                    logits = self.model(picture) + self.model(picture.flip(-1)).flip(1)
                case _:
                    raise ValueError(mode)
        return self.vocabulary.decode(logits.argmax(-1)[0].tolist())


def evaluate(model, test_loader, skip_empty=True):
    model.eval()
    for picture, text in test_loader:
        if skip_empty and not text:
            continue
        with torch.no_grad():
            logits = model(picture)
        if not torch.isfinite(logits).all():
            return None
    return logits.argmax(-1)
