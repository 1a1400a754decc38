"""A script whose agent comes from who knows where."""

import torch
from agent import Agent
from makers import make_agent

agent: Agent = make_agent("agent.pt")
with torch.no_grad():
    print(agent.predict_value(torch.load("state.pt")))
