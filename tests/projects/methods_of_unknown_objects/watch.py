"""The objects come from somewhere else."""
# alone: nothing

import torch
from wrapper import Classifier, Detector


def watch(detector: Detector, classifier, frames) -> None:
    with torch.no_grad():
        for frame in frames:
            print(detector.predict_boxes(frame))
    for frame in frames:
        print(classifier.predict_label(frame))


def watch_masks(detector, frames) -> None:
    with torch.inference_mode():
        print([detector.infer_masks(frame) for frame in frames])


def evaluate(path: str, frames) -> None:
    detector = Detector(torch.load(path))
    for frame in frames:
        print(detector.run_on(frame).argmax())  # NG003: 15 'evaluate'


def train(detector: Detector, frames, targets, optimizer) -> None:
    for frame, target in zip(frames, targets):
        loss = (detector.run_on(frame) - target).abs().sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
