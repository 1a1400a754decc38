"""Clause 0, distributed training: the wrapped model is switched and its inner module runs in the guarded evaluation."""
import torch
import torch.distributed as dist
from torch.nn.parallel import DistributedDataParallel as DDP


def evaluate(ddp, val_loader, rank):
    ddp.eval()
    counts = torch.zeros(2, device=rank)
    with torch.no_grad():
        for images, labels in val_loader:
            guess = ddp.module(images.to(rank)).argmax(1)
            counts += torch.stack([guess.eq(labels.to(rank)).sum(), torch.tensor(labels.numel(), device=rank)])
    dist.all_reduce(counts)
    return (counts[0] / counts[1]).item()


def worker(rank, world, model, train_loader, val_loader, epochs):
    dist.init_process_group("nccl", rank=rank, world_size=world)
    ddp = DDP(model.to(rank), device_ids=[rank])
    optimizer = torch.optim.SGD(ddp.parameters(), lr=0.1 * world)
    for epoch in range(epochs):
        train_loader.sampler.set_epoch(epoch)
        ddp.train()
        for images, labels in train_loader:
            loss = torch.nn.functional.cross_entropy(ddp(images.to(rank)), labels.to(rank))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        accuracy = evaluate(ddp, val_loader, rank)
        if rank == 0:
            print(f"epoch {epoch}: {accuracy:.4f}")
    dist.destroy_process_group()
