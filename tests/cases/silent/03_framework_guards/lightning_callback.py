"""Clause 3, hooks of a Lightning callback inside the validation loop: the trainer guards them as it does the steps."""
import torch
from pytorch_lightning import LightningModule, Trainer
from pytorch_lightning.callbacks import Callback
from torchvision.utils import make_grid


class RestorationLogger(Callback):
    """Writes pictures before and after restoration, as the current weights do it."""

    def __init__(self, pictures: torch.Tensor, every: int = 5):
        self.pictures = pictures
        self.every = every

    def on_validation_epoch_end(self, trainer: Trainer, pl_module: LightningModule) -> None:
        if trainer.sanity_checking or trainer.current_epoch % self.every:
            return
        noisy = self.pictures.to(pl_module.device)
        clean = pl_module(noisy).clamp(0, 1)
        grid = make_grid(torch.cat([noisy, clean]), nrow=len(noisy))
        trainer.logger.experiment.add_image("restoration", grid, trainer.current_epoch)


def main(module: LightningModule, datamodule, pictures: torch.Tensor) -> None:
    trainer = Trainer(max_epochs=100, accelerator="auto", callbacks=[RestorationLogger(pictures)])
    trainer.fit(module, datamodule=datamodule)
    trainer.test(module, datamodule=datamodule)
