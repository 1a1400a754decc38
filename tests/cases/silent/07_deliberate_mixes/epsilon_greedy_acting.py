"""Clause 7, epsilon-greedy acting during training: the action comes from under a guard, in train mode, on purpose."""
import random
from collections import deque

import gymnasium as gym
import torch
from torch import nn, optim

env = gym.make("CartPole-v1")
policy_net = nn.Sequential(nn.Linear(4, 128), nn.ReLU(), nn.LayerNorm(128), nn.Linear(128, 2))
optimizer = optim.AdamW(policy_net.parameters(), lr=1e-3)
memory = deque(maxlen=10000)


def select_action(state, epsilon):
    if random.random() < epsilon:
        return env.action_space.sample()
    with torch.no_grad():
        return policy_net(state).argmax().item()


def optimize_model(gamma=0.99, batch_size=64):
    states, actions, rewards, following, alive = map(torch.stack, zip(*random.sample(memory, batch_size)))
    with torch.no_grad():
        target = rewards + gamma * alive * policy_net(following).max(dim=1).values
    q = policy_net(states).gather(1, actions[:, None]).squeeze(1)
    loss = nn.functional.huber_loss(q, target)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()


for episode in range(400):
    state, done = torch.from_numpy(env.reset()[0]), False
    while not done:
        action = select_action(state, epsilon=max(0.05, 1 - episode / 200))
        raw, reward, terminated, truncated, _ = env.step(action)
        done, following = terminated or truncated, torch.from_numpy(raw)
        step = (torch.tensor(action), torch.tensor(reward), following, torch.tensor(float(not terminated)))
        memory.append((state, *step))
        state = following
        if len(memory) >= 64:
            optimize_model()
