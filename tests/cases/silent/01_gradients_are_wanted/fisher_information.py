"""Clause 1, the Fisher information for continual learning: eval mode, but the gradients of the loss are squared."""
import torch
import torch.nn.functional as F


class EWC:
    def __init__(self, model, old_task_loader, importance=1000.0):
        self.model = model
        self.importance = importance
        self.means = {n: p.detach().clone() for n, p in model.named_parameters()}
        self.fisher = self._estimate(old_task_loader)

    def _estimate(self, test_loader):
        fisher = {n: torch.zeros_like(p) for n, p in self.model.named_parameters()}
        self.model.eval()
        for x, _ in test_loader:
            self.model.zero_grad()
            log_probs = F.log_softmax(self.model(x), dim=1)
            labels = log_probs.argmax(1)
            F.nll_loss(log_probs, labels).backward()
            for name, p in self.model.named_parameters():
                if p.grad is not None:
                    fisher[name] += p.grad.detach() ** 2 / len(test_loader)
        return fisher

    def penalty(self):
        named = self.model.named_parameters()
        return self.importance * sum((self.fisher[n] * (p - self.means[n]) ** 2).sum() for n, p in named)


def train(model, ewc, loader, optimizer):
    model.train()
    for x, y in loader:
        loss = F.cross_entropy(model(x), y) + ewc.penalty()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
