"""Clause 7, contrastive learning: the momentum encoder makes the keys under a guard, its batch norm in train mode."""
import torch
import torch.nn.functional as F
from torchvision.models import resnet50


class MomentumContrast:
    def __init__(self, width=128, queue=65536, momentum=0.999, temperature=0.07):
        self.encoder_q = resnet50(num_classes=width)
        self.encoder_k = resnet50(num_classes=width)
        self.encoder_k.load_state_dict(self.encoder_q.state_dict())
        self.queue = F.normalize(torch.randn(queue, width), dim=1)
        self.momentum, self.temperature = momentum, temperature
        self.optimizer = torch.optim.SGD(self.encoder_q.parameters(), lr=0.03, momentum=0.9)

    @torch.no_grad()
    def _momentum_update(self):
        for q, k in zip(self.encoder_q.parameters(), self.encoder_k.parameters()):
            k.data = k.data * self.momentum + q.data * (1.0 - self.momentum)

    def step(self, view_q, view_k):
        queries = F.normalize(self.encoder_q(view_q), dim=1)
        with torch.no_grad():
            self._momentum_update()
            keys = F.normalize(self.encoder_k(view_k), dim=1)
        positive = (queries * keys).sum(dim=1, keepdim=True)
        logits = torch.cat([positive, queries @ self.queue.T], dim=1) / self.temperature
        loss = F.cross_entropy(logits, torch.zeros(len(logits), dtype=torch.long))
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        self.queue = torch.cat([keys, self.queue])[: len(self.queue)]
        return loss.item()
