"""Clause 6, a class given as a parameter, a text decoder, and a helper that hangs off a model: none of them runs forward."""
import numpy as np
import torch


def evaluate(path, make_env, Model: type[torch.nn.Module], episodes):
    agent = Model(make_env(), hidden=128)
    agent.load_state_dict(torch.load(path))
    agent.eval()
    rewards = []
    for episode in range(episodes):
        state = torch.as_tensor(make_env().reset(seed=episode)).float()
        with torch.no_grad():
            action = agent(state[None]).argmax(1)
        rewards.append(float(action))
    return np.mean(rewards)


class Recognizer:
    def __init__(self, acoustic, decoder, classifier):
        self.acoustic = acoustic
        self.decoder = decoder
        self.classifier = classifier

    def predict(self, features):
        with torch.no_grad():
            scores = self.acoustic(features)
        texts, _ = self.decoder.decode(torch.tensor(scores.numpy()))
        return texts

    def predict_with_graph(self, graph, extra):
        adjacency = self.classifier.norm_tool.norm_extra(extra)
        with torch.no_grad():
            return self.classifier(graph, adjacency).argmax(1)
