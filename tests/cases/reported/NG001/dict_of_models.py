"""NG001, a dict of models put in eval mode by a loop: one report for the block, on its first forward pass."""
import torch

from project.networks import DepthDecoder, ResnetEncoder


def export_disparities(weights_folder, frames, device):
    nets = {"encoder": ResnetEncoder(18, False), "depth": DepthDecoder([64, 64, 128, 256, 512])}
    for name, net in nets.items():
        net.load_state_dict(torch.load(f"{weights_folder}/{name}.pth"))
        net.to(device)
        net.eval()

    results = []
    for frame in frames:
        features = nets["encoder"](frame.to(device))  # NG001: 20
        output = nets["depth"](features)
        results.append(output[("disp", 0)].squeeze().cpu().detach().numpy())
    return results
