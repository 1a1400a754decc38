"""NG001, two eval() calls with no forward pass between them begin one phase: one report, on its first pass."""
import torch
from torchvision.utils import make_grid, save_image


def reconstruct(netE, netG, batches, folder):
    netE.eval()
    netG.eval()
    for index, real in enumerate(batches):
        real = real.cuda(non_blocking=True)
        code = netE(real)  # NG001: 16
        fake = netG(code)
        grid = make_grid(torch.cat([real[:8], fake[:8]]), nrow=8, normalize=True)
        save_image(grid, f"{folder}/reconstruction_{index:04d}.png")


def load(net, path):
    net.load_state_dict(torch.load(path, map_location="cuda"))
    return net.cuda()
