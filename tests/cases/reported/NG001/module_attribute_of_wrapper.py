"""NG001, model.module(x) is a forward pass of the wrapped model, which the wrapper's eval() has set."""
import torch
from torch.nn.parallel import DistributedDataParallel as DDP


def rank_zero_check(net, batches, rank):
    ddp = DDP(net.cuda(rank), device_ids=[rank])
    ddp.eval()
    if rank != 0:
        return None
    errors = []
    for frames, flow in batches:
        estimate = ddp.module(frames.cuda(rank))  # NG001: 20
        epe = torch.norm(estimate - flow.cuda(rank), dim=1).mean()
        errors.append(epe.item())
    return sum(errors) / len(errors)
