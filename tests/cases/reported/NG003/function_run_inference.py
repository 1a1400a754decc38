"""NG003, an inference function of the form *_inference: run_inference() over a stream of frames."""
import torch


def run_inference(pose_model: torch.nn.Module, frames, device, minimum=0.2):
    people = []
    for number, frame in enumerate(frames):
        tensor = torch.from_numpy(frame).permute(2, 0, 1).float().div(255).to(device)
        heatmaps = pose_model(tensor[None])  # NG003: 20
        peaks = heatmaps.flatten(2).max(dim=2)
        if peaks.values.mean().item() > minimum:
            people.append((number, peaks.indices.tolist()))
    return people


def longest_gap(people):
    numbers = [number for number, _ in people]
    return max((b - a for a, b in zip(numbers, numbers[1:])), default=0)
