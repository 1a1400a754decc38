"""One call under a decorator, and one without any guard."""
# alone: nothing

import torch
from ranking import scores


@torch.inference_mode()
def answer(net: torch.nn.Module, query, documents):
    return scores.predict_scores(net, [query], documents)[0].tolist()


def evaluate_order(net: torch.nn.Module, query, documents):
    return [documents[i] for i in scores.predict_order(net, query, documents)]  # NG003: 35 'evaluate_order'
