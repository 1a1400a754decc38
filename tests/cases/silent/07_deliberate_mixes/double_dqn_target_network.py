"""Clause 7, a target network: it is never put in eval mode, and its values enter the loss from under a guard."""
import copy

import torch
import torch.nn as nn
import torch.nn.functional as F


class DuelingNet(nn.Module):
    def __init__(self, actions):
        super().__init__()
        self.features = nn.Sequential(nn.Conv2d(4, 32, 8, 4), nn.BatchNorm2d(32), nn.ReLU(), nn.Flatten())
        self.value, self.advantage = nn.Linear(12800, 1), nn.Linear(12800, actions)

    def forward(self, frames):
        x = self.features(frames)
        advantage = self.advantage(x)
        return self.value(x) + advantage - advantage.mean(dim=1, keepdim=True)


class DoubleDQN:
    def __init__(self, actions, gamma=0.99):
        self.online_net = DuelingNet(actions)
        self.target_net = copy.deepcopy(self.online_net)
        self.optimizer = torch.optim.RMSprop(self.online_net.parameters(), lr=2.5e-4)
        self.gamma = gamma

    def learn(self, frames, actions, rewards, following, done):
        q = self.online_net(frames).gather(1, actions[:, None]).squeeze(1)
        with torch.no_grad():
            best = self.online_net(following).argmax(dim=1, keepdim=True)
            bootstrap = self.target_net(following).gather(1, best).squeeze(1)
            target = rewards + self.gamma * (1 - done) * bootstrap
        loss = F.smooth_l1_loss(q, target)
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()

    def synchronise(self):
        self.target_net.load_state_dict(self.online_net.state_dict())
