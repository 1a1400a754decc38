"""NG007, a script whose torch.no_grad() stands alone on a line before the prediction in eval mode."""
import torch as th
import torch.nn as nn


class SimpleModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(10, 2)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x):
        return self.dropout(self.fc(x))


model = SimpleModel()
model.load_state_dict(th.load("simple.pt"))
model.eval()
test_data = th.load("test_data.pt")
th.no_grad()  # NG007: 1
predictions = model(test_data)  # NG001: 15
print(predictions.softmax(dim=1))
