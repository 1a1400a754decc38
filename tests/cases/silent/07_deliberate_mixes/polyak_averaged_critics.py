"""Clause 7, soft actor-critic: target critics follow by Polyak averaging, and only their values are under a guard."""
import copy

import torch
import torch.nn.functional as F


class SoftActorCritic:
    def __init__(self, actor, critic, lr=3e-4, tau=0.005, gamma=0.99, alpha=0.2):
        self.actor, self.critic = actor, critic
        self.target_critic = copy.deepcopy(critic)
        self.actor_optimizer = torch.optim.Adam(actor.parameters(), lr=lr)
        self.critic_optimizer = torch.optim.Adam(critic.parameters(), lr=lr)
        self.tau, self.gamma, self.alpha = tau, gamma, alpha

    @torch.no_grad()
    def td_target(self, reward, following, done):
        action, log_prob = self.actor(following)
        first, second = self.target_critic(following, action)
        return reward + self.gamma * (1 - done) * (torch.min(first, second) - self.alpha * log_prob)

    @torch.no_grad()
    def polyak(self):
        for slow, fast in zip(self.target_critic.parameters(), self.critic.parameters()):
            slow.lerp_(fast, self.tau)

    def update(self, state, action, reward, following, done):
        self.actor.train()
        self.critic.train()
        target = self.td_target(reward, following, done)
        loss = sum(F.mse_loss(q, target) for q in self.critic(state, action))
        self.critic_optimizer.zero_grad()
        loss.backward()
        self.critic_optimizer.step()

        proposal, log_prob = self.actor(state)
        regret = (self.alpha * log_prob - torch.min(*self.critic(state, proposal))).mean()
        self.actor_optimizer.zero_grad()
        regret.backward()
        self.actor_optimizer.step()
        self.polyak()
