"""A partial holds the model, and runs under a guard, trains, or gets another model than the one in eval mode."""

from functools import partial

import torch
from torch import nn
from transformers import AutoModel


def embed(rows: dict, encoder: nn.Module, device: str) -> dict:
    found = encoder(rows["ids"].to(device))
    return {"embeddings": found.pooler_output.detach().cpu().numpy()}


def loss_of(model: nn.Module, scale: float, batch: torch.Tensor) -> torch.Tensor:
    return model(batch).mean() * scale


def index(dataset, device: str):
    encoder = AutoModel.from_pretrained("base").to(device)
    with torch.no_grad():
        return dataset.map(partial(embed, encoder=encoder, device=device), batched=True)


def adapt(model: nn.Module, batches: list, optimizer: torch.optim.Optimizer) -> None:
    model.eval()
    step = partial(loss_of, model, scale=2.0)
    for batch in batches:
        step(batch).backward()
        optimizer.step()


def train(teacher: nn.Module, student: nn.Module, batches: list) -> None:
    teacher.eval()
    student.train()
    step = partial(loss_of, student, scale=2.0)
    for batch in batches:
        step(batch).backward()
