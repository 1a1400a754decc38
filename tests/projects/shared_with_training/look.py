"""The inference caller gets the report."""
# alone: nothing

import torch
from agent import Agent, Critic


def evaluate(path: str, states) -> None:
    agent = Agent(torch.load(path))
    for state in states:
        print(agent.predict_value(state).item())  # NG003: 15 'evaluate'


def evaluate_critic(path: str, states) -> None:
    critic = Critic(torch.load(path))
    for state in states:
        print(critic.predict_return(state).item())
