"""NG001: a parameter is annotated with a base class that has no parameters itself: it is one of its subclasses."""

from torch import nn


class Victim(nn.Module):
    def forward(self, batch):
        """Run the model that the subclass has."""
        raise NotImplementedError

    def process(self, batch):
        return batch["text"]


def hidden(model: Victim, loader):
    model.eval()
    states = []
    for batch in loader:
        states.extend(model(model.process(batch)).detach().cpu().tolist())  # NG001: 23 'model.eval()'
    return states
