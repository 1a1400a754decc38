"""NG001: a partial holds the model, and its function runs that, here or over the rows of a dataset."""

from functools import partial

import torch
from torch import nn
from transformers import AutoModel


def embed(rows: dict, encoder: nn.Module, device: str) -> dict:
    found = encoder(rows["ids"].to(device))  # NG001: 13 'on line 20'
    return {"embeddings": found.pooler_output.detach().cpu().numpy()}


def loss_of(model: nn.Module, scale: float, batch: torch.Tensor) -> torch.Tensor:
    return model(batch).mean() * scale


def index(dataset, device: str):
    encoder = AutoModel.from_pretrained("base").to(device)
    return dataset.map(partial(embed, encoder=encoder, device=device), batched=True)


def train(model: nn.Module, batches: list, optimizer: torch.optim.Optimizer) -> None:
    model.train()
    step = partial(loss_of, model, scale=2.0)
    for batch in batches:
        step(batch).backward()
        optimizer.step()


def score(model: nn.Module, batches: list) -> list:
    model.eval()
    step = partial(loss_of, model, scale=2.0)
    return [step(batch).item() for batch in batches]  # NG001: 13 'on line 33'
