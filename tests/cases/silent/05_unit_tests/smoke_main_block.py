# path: project/layers/axial_attention.py
"""Clause 5, the main block of a layer's file tries the layer on constant and random tensors and prints the shapes."""
import torch
from torch import nn


class AxialAttention(nn.Module):
    def __init__(self, width, heads=4, dropout=0.1):
        super().__init__()
        self.rows = nn.MultiheadAttention(width, heads, dropout=dropout, batch_first=True)
        self.columns = nn.MultiheadAttention(width, heads, dropout=dropout, batch_first=True)

    def forward(self, x):
        b, h, w, c = x.shape
        along = x.reshape(b * h, w, c)
        x = self.rows(along, along, along)[0].view(b, h, w, c).transpose(1, 2)
        along = x.reshape(b * w, h, c)
        return self.columns(along, along, along)[0].view(b, w, h, c).transpose(1, 2)


if __name__ == "__main__":
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model = AxialAttention(32).to(device)
    print("parameters:", sum(p.numel() for p in model.parameters()))
    for height, width in ((8, 8), (8, 16), (5, 3)):
        out = model(torch.ones(2, height, width, 32, device=device))
        print((height, width), "->", tuple(out.shape))
    noise = torch.rand(1, 4, 4, 32).to(device)
    print("range:", model(noise).min().item(), model(noise).max().item())
