"""NG003, prediction_step of a transformers Trainer subclass: the framework does not guard an override."""
import torch
from transformers import Trainer


class ContrastiveTrainer(Trainer):
    def compute_loss(self, model, inputs, return_outputs=False):
        outputs = model(**inputs)
        loss = torch.nn.functional.cross_entropy(outputs["similarity"] / 0.05, inputs["labels"])
        return (loss, outputs) if return_outputs else loss

    def prediction_step(self, model, inputs, prediction_loss_only, ignore_keys=None):
        inputs = self._prepare_inputs(inputs)
        outputs = model(**inputs)  # NG003: 19
        if prediction_loss_only:
            return outputs["loss"].detach(), None, None
        return None, outputs["similarity"].detach(), inputs["labels"]
