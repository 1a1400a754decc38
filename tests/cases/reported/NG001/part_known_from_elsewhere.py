"""NG001, a part with a name of the project's own: another function of the file treats it as a module."""

import torch


def scores(model, rows: torch.Tensor) -> list:
    first = list(model.tabular.children())[0]
    first.eval()
    with torch.no_grad():
        return first(rows).tolist()


def importance(model, rows: torch.Tensor, columns: int) -> list:
    model.eval()
    _ = model.tabular(rows)  # NG001: 9 'on line 14'
    return model.kept_weights.mean(0).detach().tolist()[:columns]
