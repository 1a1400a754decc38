"""Clause 0, the guard is stored in a variable or an attribute first and entered later."""
import torch


def evaluate(model, test_loader, loss_fn):
    guard = torch.no_grad()
    model.eval()
    loss = 0.0
    with guard:
        for x, y in test_loader:
            loss += loss_fn(model(x), y).item()
    return loss / len(test_loader)


def predict_masks(net, tiles):
    net.eval()
    off = torch.inference_mode(mode=True)
    masks = []
    with off:
        for tile in tiles:
            masks.append(net(tile[None]).argmax(1)[0])
    return torch.stack(masks)


class Scorer:
    def __init__(self, net):
        self.net = net
        self.no_gradients = torch.no_grad()

    def predict(self, rows):
        self.net.eval()
        with self.no_gradients:
            return self.net(rows).squeeze(-1).tolist()
