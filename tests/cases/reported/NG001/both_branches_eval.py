"""NG001, both branches end in eval mode, so the model is known to be in eval mode where they meet."""
import torch

from project.zoo import get_model


def open_model(name, weights, half):
    model = get_model(name)
    if weights:
        model.load_state_dict(torch.load(weights))
    if half:
        model.half()
        model.eval()
    else:
        model.float()
        model.eval()
    return model


def heat_map(name, weights, image, half=False):
    model = open_model(name, weights, half)
    logits = model(image[None].half() if half else image[None])  # NG001: 14
    return logits.sigmoid()[0, 0].detach().cpu().float().numpy()
