"""Clause 3, the base class is not in sight, but the names of the hooks and their arguments say who calls them."""
import torch
from torchmetrics import MeanMetric

from project.tasks import BaseTask


class PoseTask(BaseTask):
    def __init__(self, model, joints=17, lr=1e-3):
        super().__init__()
        self.model = model
        self.joints = joints
        self.lr = lr
        self.error = MeanMetric()

    def training_step(self, batch, batch_idx):
        heatmaps = self.model(batch["image"])
        loss = ((heatmaps - batch["heatmaps"]) ** 2).mean()
        self.log("train_loss", loss)
        return loss

    def validation_step(self, batch, batch_idx, dataloader_idx=0):
        heatmaps = self.model(batch["image"])
        flipped = self.model(batch["image"].flip(-1)).flip(-1)
        peaks = ((heatmaps + flipped) / 2).flatten(2).argmax(dim=-1)
        width = heatmaps.shape[-1]
        points = torch.stack([peaks % width, peaks // width], dim=-1)
        self.error((points - batch["points"]).float().norm(dim=-1))

    def on_validation_epoch_end(self):
        self.log("val_error", self.error.compute())
        self.error.reset()

    def test_step(self, batch, batch_idx, dataloader_idx=0):
        return self.validation_step(batch, batch_idx, dataloader_idx)

    def configure_optimizers(self):
        return torch.optim.Adam(self.model.parameters(), lr=self.lr)
