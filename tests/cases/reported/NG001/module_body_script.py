"""NG001, eval phase in a module body: the script's model is in eval mode, but nothing stops autograd."""
import torch
import torch.nn as nn


class SimpleModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(10, 32)
        self.dropout = nn.Dropout(0.5)
        self.fc2 = nn.Linear(32, 2)

    def forward(self, x):
        return self.fc2(self.dropout(torch.relu(self.fc1(x))))


model = SimpleModel()
model.load_state_dict(torch.load("simple_model.pt"))
model.eval()
test_data = torch.randn(5, 10)
predictions = model(test_data)  # NG001: 15 'on line 19'
print(predictions.argmax(dim=1))
