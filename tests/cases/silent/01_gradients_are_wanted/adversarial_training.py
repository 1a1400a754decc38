"""Clause 1, adversarial training: the attack runs in eval mode on purpose, and train() comes before the step."""
import torch
import torch.nn.functional as F


def trades_loss(model, x, y, optimizer, step_size=0.003, epsilon=0.031, steps=10, beta=6.0):
    kl = torch.nn.KLDivLoss(reduction="sum")
    model.eval()
    x_adv = x.detach() + 0.001 * torch.randn_like(x)
    for _ in range(steps):
        x_adv.requires_grad_()
        with torch.enable_grad():
            loss = kl(F.log_softmax(model(x_adv), dim=1), F.softmax(model(x), dim=1))
        gradient = torch.autograd.grad(loss, [x_adv])[0]
        x_adv = x_adv.detach() + step_size * gradient.sign()
        x_adv = (x + (x_adv - x).clamp(-epsilon, epsilon)).clamp(0.0, 1.0)

    model.train()
    optimizer.zero_grad()
    logits = model(x)
    natural = F.cross_entropy(logits, y)
    robust = kl(F.log_softmax(model(x_adv.detach()), dim=1), F.softmax(logits, dim=1)) / x.size(0)
    return natural + beta * robust


def train(model, train_loader, optimizer):
    model.train()
    for x, y in train_loader:
        loss = trades_loss(model, x.cuda(), y.cuda(), optimizer)
        loss.backward()
        optimizer.step()
