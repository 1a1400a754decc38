"""Clause 7, a frozen teacher is put in eval mode once, before the epochs; only the student goes to and fro."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class FeatureDistiller:
    def __init__(self, student: nn.Module, teacher: nn.Module, temperature=2.0):
        self.student = student
        self.teacher = teacher.requires_grad_(False)
        self.teacher.eval()
        self.temperature = temperature
        self.optimizer = torch.optim.AdamW(student.parameters(), lr=5e-4)

    def distil(self, train_loader, dev_loader, epochs):
        for epoch in range(epochs):
            self.student.train()
            for nodes, edges in train_loader:
                with torch.no_grad():
                    target = F.softmax(self.teacher(nodes, edges) / self.temperature, dim=-1)
                logits = self.student(nodes, edges) / self.temperature
                loss = F.kl_div(F.log_softmax(logits, dim=-1), target, reduction="batchmean")
                self.optimizer.zero_grad()
                loss.backward()
                self.optimizer.step()
            print(epoch, self.agreement(dev_loader))

    @torch.no_grad()
    def agreement(self, dev_loader):
        self.student.eval()
        same = [
            (self.student(nodes, edges).argmax(-1) == self.teacher(nodes, edges).argmax(-1)).float().mean().item()
            for nodes, edges in dev_loader
        ]
        return sum(same) / len(same)
