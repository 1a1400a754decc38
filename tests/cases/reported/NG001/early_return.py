"""NG001, an early return: the branch that does not train evals the model and runs it with autograd recording."""
import torch.nn.functional as F


class Step:
    def __init__(self, model, optimizer):
        self.model = model
        self.optimizer = optimizer

    def __repr__(self):
        return f"Step({type(self.model).__name__})"

    def run(self, inputs, labels=None):
        if labels is None:
            self.model.eval()
            return self.model(inputs).argmax(dim=1)  # NG001: 20

        self.model.train()
        self.optimizer.zero_grad()
        loss = F.cross_entropy(self.model(inputs), labels)
        loss.backward()
        self.optimizer.step()
        return loss.item()
