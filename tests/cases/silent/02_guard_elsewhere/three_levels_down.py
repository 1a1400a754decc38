"""Clause 2, the guard is three calls further out: report() holds it for everything that it starts."""
import torch
from sklearn.metrics import roc_auc_score


def _similarity(model, left, right):
    return torch.cosine_similarity(model(left), model(right), dim=1)


def evaluate(model, eval_loader, device):
    scores, labels = [], []
    for left, right, same in eval_loader:
        scores += _similarity(model, left.to(device), right.to(device)).tolist()
        labels += same.tolist()
    return roc_auc_score(labels, scores)


def evaluate_languages(model, eval_loaders, device):
    model.eval()
    return {language: evaluate(model, loader, device) for language, loader in eval_loaders.items()}


def report(model, eval_loaders, device="cuda"):
    with torch.inference_mode():
        table = evaluate_languages(model, eval_loaders, device)
    for language, area in sorted(table.items()):
        print(f"{language:3s} {area:.4f}")
    return sum(table.values()) / len(table)
