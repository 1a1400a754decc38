# path: tests/unit/test_recommender.py
"""Clause 5, test functions inside a plain class, as pytest collects them, with a model from outside in eval mode."""
import torch

from project.recommender import TwoTowers


class TestTwoTowers:
    USERS, ITEMS = 50, 200

    def make(self, **options):
        return TwoTowers(self.USERS, self.ITEMS, width=16, **options)

    def test_scores_are_symmetric_in_the_batch(self):
        model = self.make()
        model.eval()
        users, items = torch.arange(8), torch.arange(8)
        forward = model(users, items)
        backward = model(users.flip(0), items.flip(0)).flip(0)
        assert torch.allclose(forward, backward)

    def test_towers_can_run_alone(self):
        model = self.make(dropout=0.3)
        model.eval()
        users = model.user_tower(torch.arange(self.USERS))
        items = model.item_tower(torch.arange(self.ITEMS))
        assert (users @ items.T).shape == (self.USERS, self.ITEMS)

    def test_predict_all_is_sorted(self):
        model = self.make().eval()
        scores = model(torch.zeros(self.ITEMS, dtype=torch.long), torch.arange(self.ITEMS))
        ranked = scores.detach().sort(descending=True).values
        assert ranked[0] >= ranked[-1]
