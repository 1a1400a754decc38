"""NG001, a named sub-network of a module in eval mode is in eval mode too, and its call is a forward pass."""
import torch


def latent_codes(vae, batches, device):
    vae.to(device)
    vae.eval()
    means = []
    for images, _ in batches:
        mu, logvar = vae.encoder(images.to(device))  # NG001: 22
        means.append(mu.detach().cpu())
    return torch.cat(means)


def save_codes(vae, batches, path):
    codes = latent_codes(vae, batches, torch.device("cuda"))
    torch.save({"codes": codes, "dim": codes.shape[1]}, path)
