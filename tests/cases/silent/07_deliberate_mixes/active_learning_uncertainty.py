"""Clause 7, active learning asks for the labels the model is least sure of, by passes in train mode under a guard."""
import torch
import torch.nn.functional as F


@torch.inference_mode()
def epistemic_uncertainty(model, pool_loader, draws=10):
    model.train()
    scores = []
    for clips in pool_loader:
        votes = torch.stack([F.softmax(model(clips), dim=1) for _ in range(draws)])
        mean = votes.mean(dim=0)
        total = -(mean * (mean + 1e-9).log()).sum(dim=1)
        expected = -(votes * (votes + 1e-9).log()).sum(dim=2).mean(dim=0)
        scores.append(total - expected)
    return torch.cat(scores)


def train(model, train_loader, optimizer):
    model.train()
    for clips, species in train_loader:
        optimizer.zero_grad()
        loss = F.cross_entropy(model(clips), species)
        loss.backward()
        optimizer.step()


def active_learning(model, pool, optimizer, ask, rounds=8, questions=50):
    for _ in range(rounds):
        scores = epistemic_uncertainty(model, pool.loader())
        pool.label(ask(scores.topk(questions).indices.tolist()))
        train(model, pool.labelled_loader(), optimizer)
