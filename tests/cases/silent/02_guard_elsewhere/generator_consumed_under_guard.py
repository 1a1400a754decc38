"""Clause 2, a generator runs in the gradient mode of whoever asks it for the next value, and that is guarded."""
import csv

import torch


def iterate_predictions(model, test_loader, device):
    model.eval()
    for ids, mask, names in test_loader:
        logits = model(ids.to(device), attention_mask=mask.to(device)).logits
        yield from zip(names, logits.softmax(dim=-1).unbind())


def write_submission(model, test_loader, path, device="cuda"):
    with open(path, "w", newline="", encoding="utf-8") as handle, torch.no_grad():
        sheet = csv.writer(handle)
        sheet.writerow(["id", "label", "confidence"])
        for name, row in iterate_predictions(model, test_loader, device):
            sheet.writerow([name, row.argmax().item(), f"{row.max().item():.4f}"])


@torch.no_grad()
def mean_entropy(model, test_loader, device="cuda"):
    rows = torch.stack([row for _, row in iterate_predictions(model, test_loader, device)])
    return torch.special.entr(rows).sum(dim=-1).mean().item()
