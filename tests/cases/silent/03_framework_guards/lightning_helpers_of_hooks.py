"""Clause 3, predict_tiles() and evaluate_scene() sound like inference, and only the guarded hooks call them."""
import lightning.pytorch as pl
import torch
import torch.nn.functional as F


class LandCover(pl.LightningModule):
    def __init__(self, net, classes, tile=256):
        super().__init__()
        self.net = net
        self.classes = classes
        self.tile = tile

    def predict_tiles(self, scene):
        canvas = scene.new_zeros(self.classes, *scene.shape[-2:])
        for top in range(0, scene.shape[-2], self.tile):
            for left in range(0, scene.shape[-1], self.tile):
                place = (slice(None), slice(top, top + self.tile), slice(left, left + self.tile))
                canvas[place] = self.net(scene[place][None])[0]
        return canvas

    def evaluate_scene(self, batch):
        scene, truth = batch
        guess = self.predict_tiles(scene[0]).argmax(dim=0)
        both = torch.bincount(truth[0].flatten() * self.classes + guess.flatten(), minlength=self.classes**2)
        matrix = both.view(self.classes, self.classes).float()
        return (matrix.diag() / (matrix.sum(0) + matrix.sum(1) - matrix.diag()).clamp(min=1)).mean()

    def training_step(self, batch, batch_idx):
        crops, masks = batch
        return F.cross_entropy(self.net(crops), masks, ignore_index=255)

    def validation_step(self, batch, batch_idx):
        self.log("val_iou", self.evaluate_scene(batch), batch_size=1)

    def predict_step(self, batch, batch_idx):
        return self.predict_tiles(batch[0][0]).argmax(dim=0).byte()

    def configure_optimizers(self):
        return torch.optim.SGD(self.net.parameters(), lr=0.01, momentum=0.9)
