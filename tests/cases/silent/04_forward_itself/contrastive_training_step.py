"""Clause 4, training_step and the helpers that only it calls, though one is named get_image_embeddings()."""
import pytorch_lightning as pl
import torch
import torch.nn.functional as F
from torch import nn
from torchvision.models import convnext_tiny
from transformers import AutoModel


class ImageTextAligner(pl.LightningModule):
    def __init__(self, text_name="distilbert-base-uncased", size=256):
        super().__init__()
        self.image_encoder = convnext_tiny(weights="DEFAULT")
        self.image_encoder.classifier[2] = nn.Linear(768, size)
        self.text_encoder = AutoModel.from_pretrained(text_name)
        self.text_encoder.eval()
        self.project = nn.Linear(self.text_encoder.config.dim, size)
        self.scale = nn.Parameter(torch.tensor(2.66))

    def get_image_embeddings(self, images):
        return F.normalize(self.image_encoder(images), dim=-1)

    def get_text_embeddings(self, tokens):
        hidden = self.text_encoder(**tokens).last_hidden_state[:, 0]
        return F.normalize(self.project(hidden), dim=-1)

    def training_step(self, batch, batch_idx):
        images = self.get_image_embeddings(batch["images"])
        texts = self.get_text_embeddings(batch["tokens"])
        logits = self.scale.exp() * images @ texts.T
        labels = torch.arange(len(logits), device=self.device)
        loss = (F.cross_entropy(logits, labels) + F.cross_entropy(logits.T, labels)) / 2
        self.log("train_loss", loss)
        return loss

    def configure_optimizers(self):
        return torch.optim.AdamW(self.parameters(), lr=1e-4)
