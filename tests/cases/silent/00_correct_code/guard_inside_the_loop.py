"""Clause 0, the guard stands inside the evaluation loop, round the forward pass and the loss of each batch."""
import torch
from torch.utils.data import DataLoader, random_split


class Lab:
    def __init__(self, model, dataset, criterion):
        self.model = model
        train_set, test_set = random_split(dataset, [0.8, 0.2])
        self.train_loader = DataLoader(train_set, batch_size=32, shuffle=True)
        self.test_loader = DataLoader(test_set, batch_size=32)
        self.criterion = criterion
        self.optimizer = torch.optim.RMSprop(model.parameters())

    def train(self):
        self.model.train()
        for spectra, labels in self.train_loader:
            self.optimizer.zero_grad()
            loss = self.criterion(self.model(spectra), labels)
            loss.backward()
            self.optimizer.step()

    def test(self):
        self.model.eval()
        loss, hits = 0.0, 0
        for spectra, labels in self.test_loader:
            with torch.no_grad():
                outputs = self.model(spectra)
                loss += self.criterion(outputs, labels).item()
            hits += (outputs.argmax(1) == labels).sum().item()
        return loss / len(self.test_loader), hits / len(self.test_loader.dataset)
