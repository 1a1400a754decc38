"""NG003: a module's own `sample` gives texts away and nothing with a graph; one that gives logits is a forward pass."""

from torch import nn


class Writer(nn.Module):
    def __init__(self, words: list[str]) -> None:
        super().__init__()
        self.words = words
        self.start = nn.Embedding(8, 8)
        self.decoder = nn.Linear(8, 8)

    def sample(self, token) -> str:
        found = ""
        for _ in range(9):
            token = self.decoder(self.start(token)).argmax(-1)  # NG003: 21 'sample'
            found += self.words[token.item()]
        return found

    def sample_step(self, token):
        return self.decoder(self.start(token))
