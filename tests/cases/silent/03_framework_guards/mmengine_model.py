"""Clause 3, MMEngine's loops call val_step and test_step of a model in eval mode without gradients."""
import torch
import torch.nn.functional as F
from mmengine.model import BaseModel
from mmengine.registry import MODELS


@MODELS.register_module()
class AudioTagger(BaseModel):
    def __init__(self, backbone, head, data_preprocessor=None, init_cfg=None):
        super().__init__(data_preprocessor, init_cfg)
        self.backbone = MODELS.build(backbone)
        self.head = MODELS.build(head)

    def forward(self, inputs, data_samples=None, mode="tensor"):
        logits = self.head(self.backbone(inputs))
        if mode == "loss":
            targets = torch.stack([sample.gt_label for sample in data_samples]).to(logits.device)
            return {"loss": F.binary_cross_entropy_with_logits(logits, targets)}
        if mode == "predict":
            for sample, row in zip(data_samples, logits.sigmoid()):
                sample.pred_score = row
            return data_samples
        return logits

    def train_step(self, data, optim_wrapper):
        with optim_wrapper.optim_context(self):
            losses = self(**self.data_preprocessor(data, True), mode="loss")
        loss, log_vars = self.parse_losses(losses)
        optim_wrapper.update_params(loss)
        return log_vars

    def val_step(self, data):
        data = self.data_preprocessor(data, False)
        return self(**data, mode="predict")

    def test_step(self, data):
        data = self.data_preprocessor(data, False)
        logits = self.head(self.backbone(data["inputs"]))
        return [{"name": s.name, "score": row} for s, row in zip(data["data_samples"], logits.sigmoid())]
