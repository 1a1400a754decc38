"""Clause 0, train() and test() as functions that each set the mode they need, called in turn by main()."""
import torch
import torch.nn.functional as F
from torch import nn, optim


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 16, 5)
        self.bn = nn.BatchNorm2d(16)
        self.fc = nn.Linear(16 * 28 * 28, 10)

    def forward(self, x):
        return F.log_softmax(self.fc(F.relu(self.bn(self.conv1(x))).flatten(1)), dim=1)


def train(model, device, train_loader, optimizer, epoch):
    model.train()
    for batch_idx, (data, target) in enumerate(train_loader):
        optimizer.zero_grad()
        loss = F.nll_loss(model(data.to(device)), target.to(device))
        loss.backward()
        optimizer.step()
        if batch_idx % 100 == 0:
            print(f"epoch {epoch}, batch {batch_idx}: {loss.item():.4f}")


def test(model, device, test_loader):
    model.eval()
    correct = 0
    with torch.no_grad():
        for data, target in test_loader:
            pred = model(data.to(device)).argmax(dim=1)
            correct += pred.eq(target.to(device)).sum().item()
    return correct / len(test_loader.dataset)


def main(train_loader, test_loader, device="cuda"):
    model = Net().to(device)
    optimizer = optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    for epoch in range(1, 11):
        train(model, device, train_loader, optimizer, epoch)
        print("accuracy", test(model, device, test_loader))
    torch.save(model.state_dict(), "net.pt")
