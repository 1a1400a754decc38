"""Clause 3, predict() of a detector beside its loss(): MMEngine calls it in eval mode without gradients."""
import copy

import torch
from mmdet.registry import MODELS

from .grounding import GroundingDetector


@MODELS.register_module()
class PhraseDetector(GroundingDetector):
    def __init__(self, *args, language_model, **kwargs):
        self.language_model_cfg = language_model
        super().__init__(*args, **kwargs)

    def _init_layers(self):
        super()._init_layers()
        self.language_model = MODELS.build(self.language_model_cfg)

    def loss(self, batch_inputs, batch_data_samples):
        text = self.language_model([sample.text for sample in batch_data_samples])
        features = self.extract_feat(batch_inputs)
        return self.bbox_head.loss(features, text, batch_data_samples)

    def predict(self, batch_inputs, batch_data_samples, rescale=True):
        samples = [copy.copy(sample) for sample in batch_data_samples]
        text = self.language_model([sample.text for sample in samples])
        features = self.extract_feat(batch_inputs)
        results = self.bbox_head.predict(features, text, samples, rescale=rescale)
        scores = torch.cat([result.scores for result in results])
        for sample, result in zip(samples, results):
            sample.pred_instances = result
        return samples, scores.max()
