# settings: inference_functions=rank_items
"""NG003, the user's own name for an inference function: rank_items() counts as one."""
import torch


def rank_items(model, user, candidates, top=10):
    users = torch.full((len(candidates),), user, dtype=torch.long)
    items = torch.tensor(candidates, dtype=torch.long)
    scores = model(users, items)  # NG003: 14
    order = scores.argsort(descending=True)[:top]
    return [candidates[i] for i in order.tolist()]


def recommend(model, users, catalogue):
    return {user: rank_items(model, user, catalogue) for user in users}
