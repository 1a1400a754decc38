"""Clause 4, a detection head whose predict_boxes() and predict_scores() are parts of forward()."""
import torch
from torch import nn


class ProposalHead(nn.Module):
    def __init__(self, channels, anchors):
        super().__init__()
        self.conv = nn.Conv2d(channels, channels, 3, padding=1)
        self.cls_net = nn.Conv2d(channels, anchors, 1)
        self.box_net = nn.Conv2d(channels, 4 * anchors, 1)

    def predict_scores(self, shared):
        return [self.cls_net(level).permute(0, 2, 3, 1).flatten(1) for level in shared]

    def predict_boxes(self, shared):
        deltas = [self.box_net(level).permute(0, 2, 3, 1) for level in shared]
        return [level.reshape(len(level), -1, 4) for level in deltas]

    def forward(self, features):
        shared = [torch.relu(self.conv(level)) for level in features]
        return torch.cat(self.predict_scores(shared), dim=1), torch.cat(self.predict_boxes(shared), dim=1)


class Detector(nn.Module):
    def __init__(self, backbone, channels=256, anchors=3):
        super().__init__()
        self.backbone = backbone
        self.head = ProposalHead(channels, anchors)

    def forward(self, images):
        scores, deltas = self.head(list(self.backbone(images).values()))
        return {"scores": scores.sigmoid(), "deltas": deltas}
