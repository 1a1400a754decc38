"""NG001, eval phase before a test loop of a script: the guard round the loop was forgotten."""
import torch
import torch.nn as nn
from torch.utils.data import DataLoader
from torchvision import datasets, transforms

model = nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))
model.load_state_dict(torch.load("mlp.pth", map_location="cpu"))

test_set = datasets.MNIST("data", train=False, transform=transforms.ToTensor())
test_loader = DataLoader(test_set, batch_size=256)

model.eval()
correct = 0
for inputs, labels in test_loader:
    outputs = model(inputs)  # NG001: 15
    correct += (outputs.argmax(1) == labels).sum().item()
print("accuracy", correct / len(test_set))
