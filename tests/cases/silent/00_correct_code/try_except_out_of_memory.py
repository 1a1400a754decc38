"""Clause 0, the forward pass stands in try and again in except, both under the guard."""
import torch


def infer_volume(net, volume, tile=256):
    net.eval()
    with torch.no_grad():
        try:
            return net(volume)
        except torch.cuda.OutOfMemoryError:
            torch.cuda.empty_cache()
            parts = [net(part) for part in volume.split(tile, dim=-1)]
            return torch.cat(parts, dim=-1)


def evaluate(net, test_loader, report):
    net.eval()
    skipped = 0
    for index, (x, y) in enumerate(test_loader):
        try:
            with torch.no_grad():
                guess = net(x.cuda())
        except RuntimeError as error:
            if "out of memory" not in str(error):
                raise
            skipped += 1
            continue
        else:
            report.add(index, guess.cpu(), y)
        finally:
            torch.cuda.empty_cache()
    return skipped
