"""NG003, an inference function by name: sample() draws pictures from a decoder."""
import torch
import torchvision.utils as vutils


def sample(decoder: torch.nn.Module, labels, latent_dim, device, path):
    count = len(labels)
    codes = torch.randn(count, latent_dim, device=device)
    conditions = torch.nn.functional.one_hot(torch.as_tensor(labels), 10).float().to(device)
    pictures = decoder(torch.cat([codes, conditions], dim=1))  # NG003: 16
    vutils.save_image(pictures.view(count, 1, 28, 28), path, nrow=10)


def sheet_of_digits(decoder: torch.nn.Module, path):
    labels = [digit for digit in range(10) for _ in range(10)]
    sample(decoder, labels, latent_dim=20, device="cpu", path=path)
