"""What actor-critic methods call to evaluate actions is a part of the loss."""

import torch
from torch import nn


class Policy:
    def __init__(self, actor: nn.Module, critic: nn.Module) -> None:
        self.actor = actor
        self.critic = critic

    def evaluate_actions(self, obs, actions):
        dist = torch.distributions.Categorical(logits=self.actor(obs))
        return self.critic(obs), dist.log_prob(actions), dist.entropy().mean()
