"""NG002, an evaluation loop by name in a function: the mode of the parameter is unknown, and nothing is guarded."""
import torch


def compute_accuracy(net, val_dl, device):
    hits, seen = 0, 0
    for xb, yb in val_dl:
        xb, yb = xb.to(device), yb.to(device)
        scores = net(xb)  # NG002: 18
        hits += (scores.argmax(dim=1) == yb).sum().item()
        seen += yb.numel()
    return hits / seen


def report(net, val_dl):
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    print("accuracy: %.3f" % compute_accuracy(net.to(device), val_dl, device))
