"""NG004, set_grad_enabled(False) as a statement is the guard; the model built before it was never put in eval mode."""
import torch
from torch import nn


class Classifier(nn.Module):
    def __init__(self, inputs, classes):
        super().__init__()
        self.norm = nn.BatchNorm1d(inputs)
        self.fc = nn.Linear(inputs, classes)

    def forward(self, x):
        return self.fc(self.norm(x))


def confusion(val_loader, checkpoint, classes=5):
    model = Classifier(30, classes)
    model.load_state_dict(torch.load(checkpoint)["state_dict"])
    matrix = torch.zeros(classes, classes, dtype=torch.long)
    torch.set_grad_enabled(False)
    for rows, labels in val_loader:
        guesses = model(rows).argmax(dim=1)  # NG004: 19
        for label, guess in zip(labels, guesses):
            matrix[label, guess] += 1
    torch.set_grad_enabled(True)
    return matrix
