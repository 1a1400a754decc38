"""Clause 4, forward() hands its blocks to torch.utils.checkpoint, with and without gradients to come."""
import torch
from torch import nn
from torch.utils.checkpoint import checkpoint, checkpoint_sequential


class Block(nn.Module):
    def __init__(self, dim, heads, dropout):
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(dim), nn.LayerNorm(dim)
        self.attn = nn.MultiheadAttention(dim, heads, dropout=dropout, batch_first=True)
        self.mlp = nn.Sequential(nn.Linear(dim, 4 * dim), nn.GELU(), nn.Dropout(dropout), nn.Linear(4 * dim, dim))

    def forward(self, x):
        normed = self.norm1(x)
        x = x + self.attn(normed, normed, normed, need_weights=False)[0]
        return x + self.mlp(self.norm2(x))


class VideoTransformer(nn.Module):
    def __init__(self, dim=384, heads=6, depth=12, classes=400, dropout=0.1):
        super().__init__()
        self.patchify = nn.Conv3d(3, dim, (2, 16, 16), stride=(2, 16, 16))
        self.blocks = nn.ModuleList(Block(dim, heads, dropout) for _ in range(depth))
        self.tail = nn.Sequential(*[Block(dim, heads, dropout) for _ in range(4)])
        self.head = nn.Linear(dim, classes)

    def extract_features(self, clip):
        tokens = self.patchify(clip).flatten(2).transpose(1, 2)
        for block in self.blocks:
            if self.training and torch.is_grad_enabled():
                tokens = checkpoint(block, tokens, use_reentrant=False)
            else:
                tokens = block(tokens)
        return checkpoint_sequential(self.tail, 2, tokens, use_reentrant=False)

    def forward(self, clip):
        return self.head(self.extract_features(clip).mean(dim=1))
