"""Clause 3, Composer's trainer calls eval_forward in eval mode without gradients."""
import torch
import torch.nn.functional as F
from composer import Trainer
from composer.models import ComposerModel
from torchmetrics import MeanSquaredError


class PropertyRegressor(ComposerModel):
    """Predicts a property of a molecule from its fingerprint."""

    def __init__(self, bits=2048, width=512):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(bits, width),
            torch.nn.BatchNorm1d(width),
            torch.nn.ReLU(),
            torch.nn.Dropout(0.2),
            torch.nn.Linear(width, 1),
        )
        self.metric = MeanSquaredError(squared=False)

    def forward(self, batch):
        return self.net(batch["bits"]).squeeze(-1)

    def loss(self, outputs, batch):
        return F.smooth_l1_loss(outputs, batch["value"])

    def eval_forward(self, batch, outputs=None):
        return outputs if outputs is not None else self.forward(batch)

    def get_metrics(self, is_train=False):
        return {"rmse": self.metric}

    def update_metric(self, batch, outputs, metric):
        metric.update(outputs, batch["value"])


def run(train_dataloader, eval_dataloader):
    model = PropertyRegressor()
    trainer = Trainer(model, train_dataloader=train_dataloader, eval_dataloader=eval_dataloader, max_duration="20ep")
    trainer.fit()
    trainer.eval()
    return trainer.state.eval_metrics
