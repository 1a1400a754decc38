"""NG001, a guard of the wrong extent: it covers the encoder only, and the decoder runs outside it."""
from torch import inference_mode

from project.seq2seq import Decoder, Encoder, load_weights


class Translator:
    def __init__(self, path):
        self.encoder = Encoder(8000, 512)
        self.decoder = Decoder(8000, 512)
        load_weights(path, self.encoder, self.decoder)

    def translate(self, tokens, limit=50):
        self.encoder.eval()
        self.decoder.eval()
        with inference_mode():
            memory, state = self.encoder(tokens)
        symbol, words = tokens.new_tensor([[1]]), []
        for _ in range(limit):
            logits, state = self.decoder(symbol, state, memory)  # NG001: 29
            symbol = logits.argmax(dim=-1)
            if symbol.item() == 2:
                break
            words.append(symbol.item())
        return words
