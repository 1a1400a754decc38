"""Clause 3, fairseq's trainer calls valid_step() of a task in eval mode under no_grad, and so all that only it calls."""
import torch
from fairseq.tasks import LegacyFairseqTask


class SpeechTask(LegacyFairseqTask):
    def build_model(self, args):
        model = super().build_model(args)
        self.vocoder = torch.load(args.vocoder)
        return model

    def valid_step(self, sample, model, criterion):
        loss, sample_size, logging_output = super().valid_step(sample, model, criterion)
        logging_output["distance"] = self.valid_step_with_inference(sample, model)
        return loss, sample_size, logging_output

    def valid_step_with_inference(self, sample, model):
        return sum((self.vocoder(x) - y).abs().mean().item() for x, y in sample["valid_batches"])
