"""NG004, a script builds a model with Dropout in sight and evaluates it under no_grad, but never calls eval()."""
import torch
import torch.nn as nn
from torch.utils.data import DataLoader

from project.data import Digits


class SimpleModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(64, 32)
        self.dropout = nn.Dropout(0.2)
        self.fc2 = nn.Linear(32, 10)

    def forward(self, x):
        return self.fc2(self.dropout(torch.relu(self.fc1(x))))


model = SimpleModel()
model.load_state_dict(torch.load("digits.pt"))
test_loader = DataLoader(Digits("data/digits"), batch_size=100)

correct = total = 0
with torch.no_grad():
    for inputs, labels in test_loader:
        outputs = model(inputs)  # NG004: 19 'model'
        correct += (outputs.argmax(1) == labels).sum().item()
        total += labels.size(0)
print(f"{100 * correct / total:.1f} %")
