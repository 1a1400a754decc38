"""NG003, an inference function of the form evaluate*: evaluate_pair() runs the model on one pair only."""
import torch


def evaluate_pair(model, first, second, flow_gt):
    padded = [torch.nn.functional.pad(frame, (0, 0, 4, 4)) for frame in (first, second)]
    flow = model(padded[0], padded[1], iters=24)[-1]  # NG003: 12
    error = torch.norm(flow[:, :, 4:-4] - flow_gt, dim=1)
    return {"epe": error.mean().item(), "1px": (error < 1).float().mean().item()}


def summarize(model, pairs):
    rows = [evaluate_pair(model, *pair) for pair in pairs]
    return {key: sum(row[key] for row in rows) / len(rows) for key in rows[0]}


def print_summary(model, pairs):
    for key, value in summarize(model, pairs).items():
        print(f"{key}: {value:.3f}")
