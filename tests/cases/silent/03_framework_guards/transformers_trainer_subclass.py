"""Clause 3, compute_loss of a Trainer subclass runs under the framework's guard; its own prediction_step has one."""
import torch
import torch.nn.functional as F
from transformers import Trainer


class SpanTrainer(Trainer):
    def __init__(self, *args, smoothing=0.1, **kwargs):
        super().__init__(*args, **kwargs)
        self.smoothing = smoothing

    def compute_loss(self, model, inputs, return_outputs=False, **kwargs):
        labels = inputs.pop("labels")
        outputs = model(**inputs)
        loss = F.cross_entropy(outputs.logits.flatten(0, 1), labels.flatten(), label_smoothing=self.smoothing)
        return (loss, outputs) if return_outputs else loss

    def prediction_step(self, model, inputs, prediction_loss_only, ignore_keys=None):
        if prediction_loss_only:
            return super().prediction_step(model, inputs, prediction_loss_only, ignore_keys)
        inputs = self._prepare_inputs(inputs)
        labels = inputs.pop("labels")
        with torch.no_grad():
            logits = model(**inputs).logits
        loss = F.cross_entropy(logits.flatten(0, 1), labels.flatten())
        return loss, logits.argmax(dim=-1), labels

    def evaluate(self, eval_dataset=None, ignore_keys=None, metric_key_prefix="eval"):
        metrics = super().evaluate(eval_dataset, ignore_keys, metric_key_prefix)
        metrics[f"{metric_key_prefix}_perplexity"] = 2.718281828 ** metrics[f"{metric_key_prefix}_loss"]
        self.log(metrics)
        return metrics
