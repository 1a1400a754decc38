"""Clause 7, a profile of memory and time runs the network in train mode under a guard, and drops what comes out."""
import time

import torch
from torch import nn
from torchvision.models import vit_b_16


def profile_forward(net: nn.Module, batch, recording):
    torch.cuda.reset_peak_memory_stats()
    torch.cuda.synchronize()
    begin = time.perf_counter()
    with torch.set_grad_enabled(recording):
        net(batch)
    torch.cuda.synchronize()
    return time.perf_counter() - begin, torch.cuda.max_memory_allocated() / 2**20


def profile_training_step(net, batch, optimizer):
    net.train()
    begin = time.perf_counter()
    loss = net(batch).square().mean()
    loss.backward()
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    torch.cuda.synchronize()
    return time.perf_counter() - begin


def main(batch_size=32):
    net = vit_b_16(weights=None).cuda()
    optimizer = torch.optim.AdamW(net.parameters())
    batch = torch.randn(batch_size, 3, 224, 224, device="cuda")
    net.train()
    with torch.no_grad():
        net(batch)
    for recording in (True, False):
        seconds, megabytes = profile_forward(net, batch, recording)
        print(f"train mode, recording {recording}: {seconds * 1000:.1f} ms, {megabytes:.0f} MiB")
    print(f"whole step: {profile_training_step(net, batch, optimizer) * 1000:.1f} ms")
