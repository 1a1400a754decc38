"""Clause 0, the first example the linter exists for: eval mode, and the whole test loop under torch.no_grad()."""
import torch
import torch.nn as nn
from torch.utils.data import DataLoader

from project.data import Digits


class SimpleModel(nn.Module):
    def __init__(self, classes=10):
        super().__init__()
        self.conv = nn.Conv2d(1, 16, 3)
        self.dropout = nn.Dropout(0.25)
        self.fc = nn.Linear(16 * 26 * 26, classes)

    def forward(self, x):
        x = torch.relu(self.conv(x))
        return self.fc(self.dropout(x.flatten(1)))


def main(checkpoint):
    test_loader = DataLoader(Digits(train=False), batch_size=64)
    model = SimpleModel()
    model.load_state_dict(torch.load(checkpoint))

    correct = 0
    model.eval()
    with torch.no_grad():
        for inputs, labels in test_loader:
            outputs = model(inputs)
            correct += (outputs.argmax(dim=1) == labels).sum().item()
    print(f"accuracy {correct / len(test_loader.dataset):.2%}")


if __name__ == "__main__":
    main("digits.pt")
