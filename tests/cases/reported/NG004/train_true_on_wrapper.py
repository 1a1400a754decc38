"""NG004, train(True) sets train mode, and the DataParallel wrapper hands it on to the model inside."""
import torch
from torch import nn


def finetune(backbone: nn.Module, loaders, optimizer, criterion, epochs):
    parallel = nn.DataParallel(backbone).cuda()
    history = []
    for _ in range(epochs):
        parallel.train(True)
        for images, labels in loaders["train"]:
            optimizer.zero_grad()
            criterion(parallel(images), labels.cuda()).backward()
            optimizer.step()
        hits = 0
        with torch.no_grad():
            for images, labels in loaders["test"]:
                scores = parallel(images)  # NG004: 26
                hits += (scores.argmax(1).cpu() == labels).sum().item()
        history.append(hits)
    return history
