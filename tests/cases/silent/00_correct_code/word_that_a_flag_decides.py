"""Clause 0, what a word, a flag and its opposite say is the same, so that training never meets the eval mode."""

import torch
from torch import nn


def step(scorer: nn.Module, rows: torch.Tensor, final: bool) -> None:
    phase = "test" if final else "fit"
    match phase:
        case "fit":
            scorer.train()
        case "test":
            scorer.eval()
            with torch.no_grad():
                print(scorer(rows))
    if final:
        return
    scorer(rows).sum().backward()


def epoch(scorer: nn.Module, batches: list[torch.Tensor], last: bool) -> None:
    fits = not last
    for rows in batches:
        if last or last is True:
            scorer.eval()
            with torch.no_grad():
                print(scorer(rows))
        else:
            scorer.train()
        if fits:
            scorer(rows).sum().backward()
