"""Clause 3, fastai fires before_validate and after_validate inside its own guard, and the model is in eval mode."""
import torch
from fastai.callback.core import Callback
from fastai.learner import Learner
from torchvision.utils import save_image


class ColourSheet(Callback):
    """Colours the same grey pictures after each validation."""

    order = 70

    def __init__(self, grey, folder):
        self.grey = grey
        self.folder = folder

    def after_validate(self):
        if not hasattr(self, "gather_preds"):
            ab = self.model(self.grey.to(self.dls.device)).cpu()
            sheet = torch.cat([self.grey, ab], dim=1)
            save_image(sheet, self.folder / f"epoch_{self.epoch:03d}.png")


def train_colouring(dls, unet, loss, grey, folder, epochs=30):
    learn = Learner(dls, unet, loss_func=loss, cbs=[ColourSheet(grey, folder)])
    learn.fit_one_cycle(epochs, lr_max=1e-3)
    return learn.validate()
