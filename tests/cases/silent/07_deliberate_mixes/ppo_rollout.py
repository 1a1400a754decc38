"""Clause 7, a rollout of PPO: the policy acts under a guard in the mode in which it is trained."""
import torch
from torch import nn
from torch.distributions import Categorical


class ActorCritic(nn.Module):
    def __init__(self, observations, actions):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(observations, 64), nn.Tanh(), nn.LayerNorm(64))
        self.actor, self.critic = nn.Linear(64, actions), nn.Linear(64, 1)

    def forward(self, x):
        hidden = self.body(x)
        return Categorical(logits=self.actor(hidden)), self.critic(hidden).squeeze(-1)


def train(env, iterations=1000, horizon=128, clip=0.2, gamma=0.99):
    policy = ActorCritic(env.observations, env.actions)
    optimizer = torch.optim.Adam(policy.parameters(), lr=3e-4)
    observation = env.reset()
    for _ in range(iterations):
        rollout = []
        with torch.no_grad():
            for _ in range(horizon):
                distribution, value = policy(observation)
                action = distribution.sample()
                following, reward, done = env.step(action)
                target = reward + gamma * (1 - done) * policy(following)[1]
                rollout.append((observation, action, distribution.log_prob(action), target, target - value))
                observation = following
        obs, actions, old_log_probs, returns, advantages = map(torch.stack, zip(*rollout))
        distribution, values = policy(obs)
        ratio = (distribution.log_prob(actions) - old_log_probs).exp()
        gain = torch.min(ratio * advantages, ratio.clamp(1 - clip, 1 + clip) * advantages)
        loss = (values - returns).pow(2).mean() - gain.mean() - 0.01 * distribution.entropy().mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
