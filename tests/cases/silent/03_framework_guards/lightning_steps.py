"""Clause 3, Lightning calls validation_step, test_step and predict_step in eval mode without gradients."""
import pytorch_lightning as pl
import torch
import torch.nn.functional as F
from torch import nn
from torchmetrics.classification import MulticlassAccuracy


class KeywordSpotter(pl.LightningModule):
    def __init__(self, classes=35, lr=1e-3):
        super().__init__()
        self.save_hyperparameters()
        self.net = nn.Sequential(nn.Conv1d(40, 64, 9), nn.BatchNorm1d(64), nn.ReLU(), nn.AdaptiveAvgPool1d(1))
        self.head = nn.Linear(64, classes)
        self.accuracy = MulticlassAccuracy(classes)

    def forward(self, mel):
        return self.head(self.net(mel).squeeze(-1))

    def training_step(self, batch, batch_idx):
        mel, word = batch
        return F.cross_entropy(self(mel), word)

    def validation_step(self, batch, batch_idx):
        mel, word = batch
        logits = self(mel)
        self.accuracy(logits, word)
        self.log_dict({"val_loss": F.cross_entropy(logits, word), "val_acc": self.accuracy}, prog_bar=True)

    def test_step(self, batch, batch_idx):
        mel, word = batch
        self.accuracy(self.forward(mel), word)
        self.log("test_acc", self.accuracy)

    def predict_step(self, batch, batch_idx, dataloader_idx=0):
        return self.head(self.net(batch[0]).squeeze(-1)).softmax(dim=-1)

    def configure_optimizers(self):
        return torch.optim.AdamW(self.parameters(), lr=self.hparams.lr)
