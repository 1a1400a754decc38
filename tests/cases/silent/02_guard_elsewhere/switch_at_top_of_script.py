# path: project/demo_matching.py
"""Clause 2, a demo script turns gradients off at its top, for everything that follows."""
import sys

import cv2
import torch

from project.matching import KeypointNet, SuperMatcher

torch.set_grad_enabled(False)


def infer_keypoints(net, path, device):
    gray = cv2.imread(path, cv2.IMREAD_GRAYSCALE)
    tensor = torch.from_numpy(gray).float().div(255)[None, None].to(device)
    return net(tensor)


def match(net, matcher, left, right, device):
    first, second = infer_keypoints(net, left, device), infer_keypoints(net, right, device)
    scores = matcher(first["descriptors"], second["descriptors"])
    best = scores.max(dim=-1)
    return [(i, j) for i, (j, s) in enumerate(zip(best.indices[0].tolist(), best.values[0].tolist())) if s > 0.2]


device = "cuda" if torch.cuda.is_available() else "cpu"
net = KeypointNet().to(device)
net.load_state_dict(torch.load("keypoints.pth", map_location=device))
net.eval()
matcher = SuperMatcher(layers=9).to(device)
matcher.load_state_dict(torch.load("matcher.pth", map_location=device))
matcher.eval()
pairs = match(net, matcher, sys.argv[1], sys.argv[2], device)
print(len(pairs), "matches")
