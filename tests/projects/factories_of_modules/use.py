"""What the factories give is known by what their constructors do."""
# alone: NG003 10:12, NG003 27:12

import torch
from zoo import make_classifier, make_features, make_loaded, make_ready


def predict(rows: torch.Tensor) -> list[int]:
    net = make_classifier(16)
    return net(rows).argmax(1).tolist()  # NG003: 12 'train mode'


def predict_scores(rows: torch.Tensor) -> list[float]:
    net = make_classifier(16)
    with torch.no_grad():
        return net(rows).tolist()  # NG004: 16 'make_classifier(16)'


def predict_parts(rows: torch.Tensor) -> list[float]:
    net = make_classifier(16)
    with torch.no_grad():
        return net.encoder(rows).tolist()  # NG004: 16 'net.encoder'


def describe(rows: torch.Tensor) -> torch.Tensor:
    net = make_features(16)
    return net(rows).detach()


def classify(rows: torch.Tensor) -> torch.Tensor:
    net = make_ready(16)
    return net(rows).argmax(1)  # NG001: 12 'make_ready(16)'


def label(rows: torch.Tensor, path: str) -> torch.Tensor:
    net = make_loaded(16, path)
    return net(rows).argmax(1)  # NG001: 12 'make_loaded(16, path)'
