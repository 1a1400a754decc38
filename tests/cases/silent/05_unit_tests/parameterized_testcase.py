# path: research/attention_test.py
"""Clause 5, a TestCase of absl with named parameters: its methods and class fixtures run attention in eval mode."""
import torch
from absl.testing import absltest, parameterized

from research.attention import CausalAttention


class CausalAttentionTest(parameterized.TestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.model = CausalAttention(width=32, heads=4, dropout=0.2)
        cls.model.eval()
        cls.reference = cls.model(torch.ones(1, 10, 32))

    @parameterized.named_parameters(("start", 0), ("middle", 5), ("end", 9))
    def test_later_tokens_do_not_matter(self, position):
        changed = torch.ones(1, 10, 32)
        changed[:, position + 1 :] = -3.0
        seen = self.model(changed)[:, : position + 1]
        self.assertTrue(torch.allclose(seen, self.reference[:, : position + 1], atol=1e-5))

    def test_cache_gives_the_same_as_one_pass(self):
        tokens = torch.randn(2, 6, 32)
        at_once = self.model(tokens)
        cache, steps = None, []
        for index in range(6):
            out, cache = self.model(tokens[:, index : index + 1], cache=cache, return_cache=True)
            steps.append(out)
        self.assertLess((torch.cat(steps, dim=1) - at_once).abs().max().item(), 1e-4)


if __name__ == "__main__":
    absltest.main()
