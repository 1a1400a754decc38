"""NG001, eval() in a loop over a list of models: every member of the ensemble is then in eval mode."""
import torch
import torch.nn.functional as F
from torchvision import models as tvm


def load_ensemble(paths):
    members = []
    for path in paths:
        member = tvm.resnet34(num_classes=7)
        member.load_state_dict(torch.load(path))
        members.append(member)
    return members


def vote(images, paths):
    members = load_ensemble(paths)
    for member in members:
        member.eval()
    probabilities = []
    for member in members:
        logits = member(images)  # NG001: 18
        probabilities.append(F.softmax(logits, dim=1))
    return torch.stack(probabilities).mean(dim=0).argmax(dim=1)
