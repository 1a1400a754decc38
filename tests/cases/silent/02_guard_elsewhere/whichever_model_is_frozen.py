"""Clause 2, the loop over the parameters freezes whichever model was built: nothing records there."""
import torch
from pictures import read, show
from restoration import UNetPlus as net


def main(model_name, paths, noise, device):
    if "tiny" in model_name:
        model = net(n_iter=6, width=32)
    else:
        model = net(n_iter=8, width=64)
    model.load_state_dict(torch.load(f"{model_name}.pth"), strict=True)
    model.eval()
    for key, value in model.named_parameters():
        value.requires_grad = False
    count = sum(map(lambda x: x.numel(), model.parameters()))
    model = model.to(device)
    for path in paths:
        picture, kernel = read(path), read("kernel.png")
        [picture, kernel] = [x.to(device) for x in [picture, kernel]]
        picture = model(picture, kernel, noise)
        show(picture, count)
