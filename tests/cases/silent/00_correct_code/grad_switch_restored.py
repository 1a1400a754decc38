"""Clause 0, the previous gradient mode is kept, switched off as a statement and restored in a finally clause."""
import torch


def evaluate(model, test_loader, metrics):
    recording = torch.is_grad_enabled()
    torch.set_grad_enabled(False)
    model.eval()
    try:
        for data, target in test_loader:
            output = model(data)
            for metric in metrics:
                metric.update(output, target)
    finally:
        torch.set_grad_enabled(recording)
    return {type(metric).__name__: metric.compute() for metric in metrics}


def infer_all(nets, clip):
    torch.set_grad_enabled(False)
    scores = []
    for net in nets:
        net.eval()
        scores.append(net(clip).softmax(-1))
    torch.set_grad_enabled(True)
    return torch.stack(scores).mean(0)
