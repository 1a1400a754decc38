"""Clause 0, eval mode is set on the wrapper, on an alias and on the wrapped module; every evaluation is guarded."""
import torch
from torch import nn
from torchvision.models import resnet50


def build(checkpoint, device):
    model = resnet50(num_classes=200)
    model.load_state_dict(torch.load(checkpoint, map_location="cpu"))
    return nn.DataParallel(model.to(device))


def evaluate(checkpoint, test_loader, device="cuda"):
    parallel = build(checkpoint, device)
    parallel.eval()
    hits = 0
    with torch.no_grad():
        for images, labels in test_loader:
            hits += parallel(images.to(device)).argmax(1).cpu().eq(labels).sum().item()
    return hits / len(test_loader.dataset)


def extract_features(parallel, images):
    inner = parallel.module
    inner.eval()
    with torch.inference_mode():
        return inner.avgpool(inner.layer4(images)).flatten(1)


def compare_compiled(net, batch):
    net.eval()
    compiled = torch.compile(net)
    with torch.no_grad():
        return torch.allclose(compiled(batch), net(batch), atol=1e-4)
