"""Clause 1, pictures that excite one channel: a hook keeps the activation, and backward() changes the picture."""
import torch
from torchvision.models import inception_v3


def dream(layer_name="Mixed_5d", channel=11, steps=100, lr=0.03):
    model = inception_v3(weights="DEFAULT")
    model.eval()
    kept = {}

    def hook(module, inputs, output):
        kept["activation"] = output

    handle = getattr(model, layer_name).register_forward_hook(hook)
    picture = torch.rand(1, 3, 299, 299, requires_grad=True)
    optimizer = torch.optim.Adam([picture], lr=lr)
    for step in range(steps):
        optimizer.zero_grad()
        model(picture)
        loss = -kept["activation"][:, channel].mean()
        loss.backward()
        optimizer.step()
        if step % 20 == 0:
            print(step, -loss.item())
    handle.remove()
    return picture.detach().clamp(0, 1)
