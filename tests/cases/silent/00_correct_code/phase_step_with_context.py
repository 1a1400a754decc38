"""Clause 0, the step asks the phase for its context: train() or eval() and the gradient switch go together."""
import torch


class Runner:
    def __init__(self, model, optimizer, loss_fn):
        self.model = model
        self.optimizer = optimizer
        self.loss_fn = loss_fn

    def step(self, batch, training):
        x, y = batch
        with torch.set_grad_enabled(training):
            loss = self.loss_fn(self.model(x), y)
        if training:
            self.optimizer.zero_grad()
            loss.backward()
            self.optimizer.step()
        return loss.item()

    def run_phase(self, loader, training):
        if training:
            self.model.train()
        else:
            self.model.eval()
        return sum(self.step(batch, training) for batch in loader) / len(loader)

    def run(self, train_loader, test_loader, epochs):
        for epoch in range(epochs):
            train_loss = self.run_phase(train_loader, training=True)
            test_loss = self.run_phase(test_loader, training=False)
            print(f"{epoch}\t{train_loss:.4f}\t{test_loss:.4f}")
