"""Clause 1, in a training step a forward pass that is detached on the spot shows that its author minds the gradients."""
import torch
import torch.nn.functional as F


class SelfDistiller:
    def __init__(self, online, momentum_encoder, optimizer):
        self.online = online
        self.momentum_encoder = momentum_encoder
        self.optimizer = optimizer
        self.momentum_encoder.eval()

    def step(self, first, second):
        self.online.train()
        target = self.momentum_encoder(second).detach()
        guess = self.online(first)
        loss = 2 - 2 * F.cosine_similarity(guess, target, dim=-1).mean()
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        return loss.item()


def train_discriminator(gen, disc, real, opt_d):
    gen.eval()
    disc.train()
    fake = gen(torch.randn(real.size(0), 128, device=real.device)).detach()
    loss = F.softplus(disc(fake)).mean() + F.softplus(-disc(real)).mean()
    opt_d.zero_grad()
    loss.backward()
    opt_d.step()
    return loss.item()
