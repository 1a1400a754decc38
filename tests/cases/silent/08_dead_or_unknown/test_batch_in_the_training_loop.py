"""Test data in the loop that trains: neither it nor the script is an inference block, and nothing puts the model in eval mode."""
import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision.datasets import MNIST

train_loader = DataLoader(MNIST("mnist", train=True), batch_size=50)
test_data = MNIST("mnist", train=False)
test_x = test_data.data[:2000] / 255.0
cnn = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
optimizer = torch.optim.Adam(cnn.parameters())

for epoch in range(3):
    for step, (x, y) in enumerate(train_loader):
        loss = nn.functional.cross_entropy(cnn(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step % 50 == 0:
            print((cnn(test_x).argmax(1) == test_data.targets[:2000]).float().mean())


def fit(model, batches, test_loader, criterion, optimizer):
    for inputs, labels in batches:
        optimizer.zero_grad()
        criterion(model(inputs), labels).backward()
        optimizer.step()
        test_inputs, _ = next(iter(test_loader))
        print(model(test_inputs).mean().item())
