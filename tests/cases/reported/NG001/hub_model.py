"""NG001, a model from torch.hub.load that is put in eval mode and called in a comprehension."""
import torch


def count_people(frames, threshold=0.8):
    detector = torch.hub.load("pytorch/vision", "fasterrcnn_resnet50_fpn", weights="DEFAULT")
    detector = detector.cuda()
    detector.eval()
    found = [detector([frame.cuda()])[0] for frame in frames]  # NG001: 14
    counts = []
    for item in found:
        people = (item["labels"] == 1) & (item["scores"] > threshold)
        counts.append(int(people.sum()))
    return counts


def busiest(frames):
    counts = count_people(frames)
    return max(range(len(counts)), key=counts.__getitem__)
