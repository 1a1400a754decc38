"""NG006, self.evaluate() leaves self.model in eval mode, and no epoch but the first trains in train mode."""
import torch


class Runner:
    def __init__(self, model, loaders, optimizer, criterion):
        self.model = model
        self.loaders = loaders
        self.optimizer = optimizer
        self.criterion = criterion

    @torch.no_grad()
    def evaluate(self):
        self.model.eval()
        hits, seen = 0, 0
        for images, labels in self.loaders["val"]:
            hits += (self.model(images).argmax(dim=1) == labels).sum().item()
            seen += len(labels)
        return hits / seen

    def run(self, epochs):
        self.model.train()
        best = 0.0
        for epoch in range(epochs):
            for images, labels in self.loaders["train"]:
                self.optimizer.zero_grad()
                logits = self.model(images)  # NG006: 26
                loss = self.criterion(logits, labels)
                loss.backward()
                self.optimizer.step()
            accuracy = self.evaluate()
            if accuracy > best:
                best = accuracy
                torch.save(self.model.state_dict(), "best.pt")
