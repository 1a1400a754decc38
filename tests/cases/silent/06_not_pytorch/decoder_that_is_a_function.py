"""A parameter whose default is an imported function is no module, whatever it is called; nor is the attribute."""

import torch
from recognizer import ctc
from recognizer.beams import beam_decoder


class Reader:
    def __init__(self, path, decoder=ctc.greedy_decoder, second_decoder=beam_decoder):
        self.table = torch.load(path)
        self.decoder = decoder
        self.second_decoder = second_decoder

    def predict(self, line):
        return self.decoder(self.table[line]), self.second_decoder(self.table[line])
