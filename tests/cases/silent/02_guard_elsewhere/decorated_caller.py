"""Clause 2, the decorator of read_page() guards the two functions that it calls, and nobody else calls them."""
import numpy as np
from torch import inference_mode, stack
from torch import nn


def detect_lines(detector: nn.Module, page, threshold=0.6):
    heat = detector(page[None]).sigmoid()[0, 0]
    rows = (heat.amax(dim=1) > threshold).cpu().numpy().astype(int)
    edges = np.flatnonzero(np.diff(rows, prepend=0, append=0))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist()))


def infer_lines(recognizer: nn.Module, strips):
    best = recognizer(stack(strips)).argmax(dim=-1)
    return [[token for token in row if token] for row in best.tolist()]


@inference_mode()
def read_page(detector, recognizer, page, resize, alphabet):
    detector.eval()
    recognizer.eval()
    strips = [resize(page[:, top:bottom]) for top, bottom in detect_lines(detector, page)]
    if not strips:
        return ""
    return "\n".join("".join(alphabet[token] for token in line) for line in infer_lines(recognizer, strips))
