"""Clause 0, a with statement in parentheses over several lines, one of whose items is the guard."""
import torch
from torch.profiler import ProfilerActivity, profile, record_function


def profile_inference(model, example, steps=20):
    model.eval()
    with (
        profile(activities=[ProfilerActivity.CPU, ProfilerActivity.CUDA]) as prof,
        torch.inference_mode(),
        record_function("inference"),
    ):
        for _ in range(steps):
            model(example)
    print(prof.key_averages().table(sort_by="cuda_time_total", row_limit=15))


def evaluate_bf16(model, valid_iter, criterion):
    model.eval()
    losses = []
    with (
        torch.no_grad(),
        torch.autocast("cuda", dtype=torch.bfloat16),
    ):
        for batch in valid_iter:
            losses.append(criterion(model(batch.text), batch.label).item())
    return sum(losses) / len(losses)
