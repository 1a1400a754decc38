"""NG001, the mode goes through torch.compile: the compiled model shares the eval mode of the one inside."""
import time

import torch
import torch.nn as nn


class Block(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.norm = nn.LayerNorm(dim)
        self.mlp = nn.Sequential(nn.Linear(dim, 4 * dim), nn.GELU(), nn.Dropout(0.1), nn.Linear(4 * dim, dim))

    def forward(self, x):
        return x + self.mlp(self.norm(x))


def serve(requests, checkpoint):
    block = Block(512).cuda()
    block.load_state_dict(torch.load(checkpoint))
    block.eval()
    fast = torch.compile(block, mode="reduce-overhead")
    answers = []
    for request in requests:
        started = time.perf_counter()
        hidden = fast(request.cuda())  # NG001: 18
        answers.append((hidden.mean().item(), time.perf_counter() - started))
    return answers
