"""Clause 4, forward() runs a backbone that from_pretrained gives in eval mode; fine-tuning wants its gradients."""
import torch
from torch import nn
from transformers import AutoModel


class MeanPooledRegressor(nn.Module):
    def __init__(self, name="microsoft/deberta-v3-base", targets=6, samples=5):
        super().__init__()
        self.backbone = AutoModel.from_pretrained(name)
        self.backbone.gradient_checkpointing_enable()
        self.dropouts = nn.ModuleList(nn.Dropout(0.1 * (i + 1)) for i in range(samples))
        self.out = nn.Linear(self.backbone.config.hidden_size, targets)

    def pool(self, hidden, mask):
        weights = mask.unsqueeze(-1).to(hidden.dtype)
        return (hidden * weights).sum(dim=1) / weights.sum(dim=1).clamp(min=1e-9)

    def get_text_embeddings(self, input_ids, attention_mask):
        output = self.backbone(input_ids=input_ids, attention_mask=attention_mask)
        return self.pool(output.last_hidden_state, attention_mask)

    def forward(self, input_ids, attention_mask, labels=None):
        pooled = self.get_text_embeddings(input_ids, attention_mask)
        scores = torch.stack([self.out(dropout(pooled)) for dropout in self.dropouts]).mean(dim=0)
        if labels is None:
            return scores
        return scores, nn.functional.smooth_l1_loss(scores, labels)
