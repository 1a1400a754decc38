"""Clause 7, Monte-Carlo dropout: the function says in its name that the passes under the guard are in train mode."""
import torch
from torch.utils.data import DataLoader

from project.data import Tickets
from project.models import TicketClassifier


def mc_dropout(model, tokens, passes=30):
    """Mean probabilities and their entropy over several passes with dropout switched on."""
    model.train()
    with torch.no_grad():
        draws = torch.stack([model(tokens).softmax(dim=-1) for _ in range(passes)])
    model.eval()
    mean = draws.mean(dim=0)
    return mean, -(mean * mean.clamp_min(1e-9).log()).sum(dim=-1)


def main(weights, out):
    model = TicketClassifier(vocabulary=30000, queues=12)
    model.load_state_dict(torch.load(weights, map_location="cpu"))
    model.eval()
    test_loader = DataLoader(Tickets("data/test"), batch_size=64)
    unsure = []
    for ids, tokens in test_loader:
        probabilities, entropy = mc_dropout(model, tokens)
        with torch.inference_mode():
            plain = model(tokens).argmax(dim=-1)
        doubtful = (entropy > 1.2) | (plain != probabilities.argmax(dim=-1))
        unsure.extend(name for name, flag in zip(ids, doubtful.tolist()) if flag)
    torch.save(unsure, out)
