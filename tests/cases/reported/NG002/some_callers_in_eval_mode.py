"""NG002: only some of the calls run the model in eval mode, so it is the loop over evaluation data that tells."""

import torch
from torch import nn
from torch.utils.data import DataLoader


def main(words: list[str]) -> None:
    model = nn.Sequential(nn.Linear(8, 2), nn.Dropout())
    model.load_state_dict(torch.load("model.pt"))
    val_loader = DataLoader(torch.load("val.pt"), batch_size=2)
    quiet = "quiet" in words

    def scores(rows: torch.Tensor) -> torch.Tensor:
        return model(rows)  # NG002: 16

    for rows, labels in val_loader:
        if quiet:
            model.eval()
        print((scores(rows).argmax(1) == labels).sum())
