"""Clause 0, a class of the file's own whose __enter__ enters the guard and whose __exit__ leaves it."""
import torch


class Evaluation:
    """Eval mode and no recording for the time of a with block."""

    def __init__(self, *models):
        self.models = models
        self.guard = torch.no_grad()

    def __enter__(self):
        self.modes = [model.training for model in self.models]
        for model in self.models:
            model.eval()
        self.guard.__enter__()
        return self

    def __exit__(self, *details):
        self.guard.__exit__(*details)
        for model, mode in zip(self.models, self.modes):
            model.train(mode)


def translate(encoder, decoder, sentences, vocabulary):
    with Evaluation(encoder, decoder):
        memory = encoder(sentences)
        tokens = decoder(memory).argmax(-1)
    return [vocabulary.decode(row) for row in tokens.tolist()]


def predict_tags(tagger, sentences):
    with Evaluation(tagger):
        return [tagger(sentence).argmax(-1).tolist() for sentence in sentences]
