"""NG001: the option puts the model in eval mode and switches recording on, so the callers cannot guard it."""

import torch
from torch import nn


def scores(model: nn.Module, rows: torch.Tensor, *, final: bool) -> torch.Tensor:
    if final:
        torch.set_grad_enabled(True)
        model.eval()
    return model(rows)  # NG001: 12


def main(options: dict[str, bool]) -> None:
    model = nn.Sequential(nn.Linear(8, 2), nn.Dropout())
    model.load_state_dict(torch.load("model.pt"))
    print(scores(model, torch.load("rows.pt"), final=options["final"]).argmax(1))


main(torch.load("options.pt"))
