"""NG005, several losses summed: each of them was computed under the guard, so the sum has no graph either."""
import torch
import torch.nn.functional as F


def train_vae(vae, loader, optimizer):
    vae.train()
    for images, _ in loader:
        optimizer.zero_grad()
        with torch.no_grad():
            restored, mu, logvar = vae(images)
            reconstruction = F.mse_loss(restored, images)
            divergence = -0.5 * torch.mean(1 + logvar - mu.pow(2) - logvar.exp())
        loss = reconstruction + 0.5 * divergence
        loss.backward()  # NG005: 9
        optimizer.step()
