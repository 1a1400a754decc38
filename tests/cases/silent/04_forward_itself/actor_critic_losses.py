"""Clause 4, an agent's loss methods call evaluate_actions(), which runs its networks with gradients."""
import torch
import torch.nn.functional as F
from torch import nn
from torch.distributions import Categorical


class PPOAgent(nn.Module):
    def __init__(self, observations, actions, width=64, clip=0.2):
        super().__init__()
        self.actor = nn.Sequential(nn.Linear(observations, width), nn.Tanh(), nn.Linear(width, actions))
        self.critic = nn.Sequential(nn.Linear(observations, width), nn.Tanh(), nn.Linear(width, 1))
        self.clip = clip

    def evaluate_actions(self, observations, actions):
        policy = Categorical(logits=self.actor(observations))
        return policy.log_prob(actions), policy.entropy()

    def predict_values(self, observations):
        return self.critic(observations).squeeze(-1)

    def loss_policy(self, batch):
        log_prob, entropy = self.evaluate_actions(batch["obs"], batch["actions"])
        ratio = (log_prob - batch["log_prob"]).exp()
        gain = torch.min(ratio * batch["adv"], ratio.clamp(1 - self.clip, 1 + self.clip) * batch["adv"])
        return -gain.mean() - 0.01 * entropy.mean()

    def loss(self, batch):
        return self.loss_policy(batch) + 0.5 * F.mse_loss(self.predict_values(batch["obs"]), batch["returns"])


def update(agent: PPOAgent, optimizer, minibatches):
    for batch in minibatches:
        optimizer.zero_grad()
        agent.loss(batch).backward()
        nn.utils.clip_grad_norm_(agent.parameters(), 0.5)
        optimizer.step()
