"""NG005, a decorator as the guard: the training step of the class was decorated like its evaluation."""
import torch
import torch.nn.functional as F


class Agent:
    def __init__(self, policy: torch.nn.Module, optimizer):
        self.policy = policy
        self.optimizer = optimizer

    @torch.no_grad()
    def act(self, observation):
        self.policy.eval()
        return self.policy(observation).argmax(dim=-1).item()

    @torch.no_grad()
    def learn(self, observations, actions):
        self.policy.train()
        loss = F.cross_entropy(self.policy(observations), actions)
        self.optimizer.zero_grad()
        loss.backward()  # NG005: 9
        self.optimizer.step()
        return loss.item()
