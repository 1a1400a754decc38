"""Clause 8, dead code: the old evaluation stands after an unconditional return and is never reached."""
import json

import torch


class Leaderboard:
    def __init__(self, model, client, name):
        self.model = model
        self.client = client
        self.name = name

    def evaluate(self, test_loader):
        """The server evaluates now, so that everybody is measured on the same machine."""
        ticket = self.client.submit(self.name, self.model.state_dict())
        return json.loads(self.client.wait(ticket))["accuracy"]

        self.model.eval()
        hits = 0
        for images, labels in test_loader:
            scores = self.model(images)
            hits += (scores.argmax(dim=1) == labels).sum().item()
        return hits / len(test_loader.dataset)

    def predict(self, images):
        if self.client.online:
            return self.client.predict(self.name, images.tolist())
        else:
            return torch.full((len(images),), -1).tolist()
        return self.model(images).argmax(dim=1).tolist()
