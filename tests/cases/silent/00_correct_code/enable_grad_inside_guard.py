"""Clause 0, enable_grad() inside a guard lets one part record again, and its backward() has a graph."""
import torch
import torch.nn.functional as F


@torch.no_grad()
def guided_sample(unet, classifier, labels, steps, scale=2.0):
    unet.eval()
    classifier.eval()
    x = torch.randn(labels.numel(), 3, 64, 64, device=labels.device)
    for step in reversed(range(steps)):
        t = torch.full_like(labels, step)
        mean, variance = unet(x, t).chunk(2, dim=1)
        with torch.enable_grad():
            x_in = x.detach().requires_grad_(True)
            selected = F.log_softmax(classifier(x_in, t), dim=-1).gather(1, labels[:, None])
            gradient = torch.autograd.grad(selected.sum(), x_in)[0]
        mean = mean + scale * variance * gradient
        x = mean + variance.sqrt() * torch.randn_like(x) if step else mean
    return x


def fit_scale(net, val_loader):
    net.eval()
    scale = torch.ones(1, requires_grad=True)
    optimizer = torch.optim.LBFGS([scale])
    with torch.no_grad():
        logits = torch.cat([net(x) for x, _ in val_loader])
        labels = torch.cat([y for _, y in val_loader])
        with torch.set_grad_enabled(True):
            for _ in range(20):
                optimizer.zero_grad()
                loss = F.cross_entropy(logits * scale, labels)
                loss.backward()
                optimizer.step(lambda: loss)
    return scale.item()
