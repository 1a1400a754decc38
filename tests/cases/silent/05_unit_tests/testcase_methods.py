# path: speech/conformer_test.py
"""Clause 5, the methods of a TestCase in a file named *_test.py, with the fixture of setUp and a helper method."""
import unittest

import torch

from speech.conformer import Conformer


class ConformerTest(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(11)
        self.encoder = Conformer(mels=80, width=144, layers=2)
        self.encoder.eval()
        self.warm = self.encoder(torch.zeros(1, 40, 80))

    def encode(self, frames, lengths=None):
        return self.encoder(frames, lengths) if lengths is not None else self.encoder(frames)

    def test_subsamples_by_four(self):
        encoded = self.encode(torch.randn(3, 160, 80))
        self.assertEqual(tuple(encoded.shape), (3, 40, 144))

    def test_padding_does_not_change_the_valid_part(self):
        frames = torch.randn(1, 120, 80)
        padded = torch.cat([frames, torch.zeros(1, 40, 80)], dim=1)
        short = self.encode(frames)
        long = self.encoder(padded, torch.tensor([120]))[:, : short.size(1)]
        self.assertLess((short - long).abs().max().item(), 1e-4)

    def test_silence_is_deterministic(self):
        again = self.encoder.forward(torch.zeros(1, 40, 80))
        self.assertTrue(torch.equal(self.warm, again))


if __name__ == "__main__":
    unittest.main()
