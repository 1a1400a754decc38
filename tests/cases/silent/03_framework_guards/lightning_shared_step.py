"""Clause 3, shared_step() is called by training_step and by the evaluation steps that Lightning guards."""
import torch
from lightning.pytorch import LightningModule
from transformers import AutoModelForTokenClassification


class EntityTagger(LightningModule):
    def __init__(self, name: str, labels: list[str], lr: float = 5e-5):
        super().__init__()
        self.model = AutoModelForTokenClassification.from_pretrained(name, num_labels=len(labels))
        self.labels = labels
        self.lr = lr

    def forward(self, **batch):
        return self.model(**batch)

    def shared_step(self, batch, stage):
        output = self.model(**batch)
        known = batch["labels"] != -100
        accuracy = (output.logits.argmax(dim=-1) == batch["labels"])[known].float().mean()
        self.log(f"{stage}/loss", output.loss, on_epoch=True)
        self.log(f"{stage}/accuracy", accuracy, on_epoch=True)
        return output.loss

    def training_step(self, batch, batch_idx):
        return self.shared_step(batch, "train")

    def validation_step(self, batch, batch_idx):
        self.shared_step(batch, "val")

    def test_step(self, batch, batch_idx):
        self.shared_step(batch, "test")

    def configure_optimizers(self):
        return torch.optim.AdamW(self.parameters(), lr=self.lr)
