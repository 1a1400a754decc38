"""NG003, without a default that says otherwise, what is called a decoder and handed in is a module."""

import torch
from recognizer import DEFAULT_DECODER


class Reader:
    def __init__(self, path, decoder, second_decoder=DEFAULT_DECODER):
        self.table = torch.load(path)
        self.decoder = decoder
        self.second_decoder = second_decoder

    def predict(self, line):
        return self.decoder(self.table[line]).argmax()  # NG003: 16 'predict'

    def predict_twice(self, line):
        return self.second_decoder(self.table[line]).argmax()  # NG003: 16 'predict_twice'
