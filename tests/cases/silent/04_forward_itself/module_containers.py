"""Clause 4, forward() goes over ModuleList and ModuleDict, whose members are networks called by index, key and loop."""
import torch
from torch import nn
from torchvision.models import resnet50
from torchvision.models.feature_extraction import create_feature_extractor


class MultiTaskNet(nn.Module):
    def __init__(self, tasks: dict[str, int], width: int = 256):
        super().__init__()
        stages = {f"layer{i}": str(i) for i in (2, 3, 4)}
        self.body = create_feature_extractor(resnet50(weights="DEFAULT"), return_nodes=stages)
        self.laterals = nn.ModuleList(nn.LazyConv2d(width, 1) for _ in stages)
        self.smooth = nn.ModuleList(nn.Conv2d(width, width, 3, padding=1) for _ in stages)
        self.heads = nn.ModuleDict({task: nn.LazyLinear(size) for task, size in tasks.items()})
        self.drop = nn.Dropout(0.2)

    def _pyramid(self, images):
        levels = list(self.body(images).values())
        merged = self.laterals[-1](levels[-1])
        outputs = [self.smooth[-1](merged)]
        for index in reversed(range(len(levels) - 1)):
            larger = nn.functional.interpolate(merged, size=levels[index].shape[-2:])
            merged = self.laterals[index](levels[index]) + larger
            outputs.insert(0, self.smooth[index](merged))
        return outputs

    def forward(self, images, tasks=None):
        pooled = torch.cat([level.mean(dim=(2, 3)) for level in self._pyramid(images)], dim=1)
        pooled = self.drop(pooled)
        if tasks is not None:
            return {task: self.heads[task](pooled) for task in tasks}
        return {task: head(pooled) for task, head in self.heads.items()}
