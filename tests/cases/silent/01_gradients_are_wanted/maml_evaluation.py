"""Clause 1, meta-learning: the evaluation adapts on the support set with autograd.grad, and guards only the query."""
import torch
import torch.nn.functional as F
from torch.func import functional_call


class Maml:
    def __init__(self, net, inner_lr=0.01, inner_steps=5):
        self.net, self.inner_lr, self.inner_steps = net, inner_lr, inner_steps

    def adapt(self, x, y, create_graph):
        weights = dict(self.net.named_parameters())
        for _ in range(self.inner_steps):
            loss = F.cross_entropy(functional_call(self.net, weights, (x,)), y)
            gradients = torch.autograd.grad(loss, tuple(weights.values()), create_graph=create_graph)
            weights = {k: w - self.inner_lr * g for (k, w), g in zip(weights.items(), gradients)}
        return weights

    def finetune_copy(self, learner, x, y):
        opt = torch.optim.SGD(learner.parameters(), lr=self.inner_lr)
        for _ in range(self.inner_steps):
            loss = F.cross_entropy(learner(x), y)
            opt.zero_grad()
            loss.backward()
            opt.step()

    def evaluate(self, test_tasks):
        self.net.eval()
        hits = []
        for support_x, support_y, query_x, query_y in test_tasks:
            weights = self.adapt(support_x, support_y, create_graph=False)
            with torch.no_grad():
                logits = functional_call(self.net, weights, (query_x,))
            hits.append((logits.argmax(1) == query_y).float().mean().item())
        return sum(hits) / len(hits)
