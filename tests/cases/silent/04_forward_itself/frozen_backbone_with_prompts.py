"""Clause 4, forward() itself puts the frozen backbone in eval mode and sends gradients through it to the prompts."""
import timm
import torch
from torch import nn


class PromptTuning(nn.Module):
    def __init__(self, classes, prompts=10, name="vit_base_patch16_224"):
        super().__init__()
        self.backbone = timm.create_model(name, pretrained=True, num_classes=0)
        for parameter in self.backbone.parameters():
            parameter.requires_grad = False
        self.prompts = nn.Parameter(0.02 * torch.randn(1, prompts, self.backbone.embed_dim))
        self.head = nn.Linear(self.backbone.embed_dim, classes)

    def _tokens(self, images):
        patches = self.backbone.patch_embed(images)
        cls_token = self.backbone.cls_token.expand(len(images), -1, -1)
        return self.backbone.pos_drop(torch.cat([cls_token, patches], dim=1) + self.backbone.pos_embed)

    def forward(self, images):
        self.backbone.eval()
        tokens = self._tokens(images)
        prompts = self.prompts.expand(len(images), -1, -1)
        tokens = torch.cat([tokens[:, :1], prompts, tokens[:, 1:]], dim=1)
        hidden = self.backbone.norm(self.backbone.blocks(tokens))
        return self.head(hidden[:, 0])
