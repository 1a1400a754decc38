"""NG006, eval() inside the epoch loop without a train() after it: the next epoch trains in eval mode."""
import torch
import torch.nn as nn
import torch.optim as optim


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 16, 3)
        self.drop = nn.Dropout2d(0.25)
        self.fc = nn.Linear(16 * 26 * 26, 10)

    def forward(self, x):
        x = self.drop(torch.relu(self.conv(x)))
        return self.fc(x.flatten(1))


def main(train_loader, test_loader):
    net = Net()
    optimizer = optim.SGD(net.parameters(), lr=0.05)
    criterion = nn.CrossEntropyLoss()
    net.train()
    for epoch in range(10):
        for inputs, labels in train_loader:
            optimizer.zero_grad()
            outputs = net(inputs)  # NG006: 23 'on line 32'
            loss = criterion(outputs, labels)
            loss.backward()
            optimizer.step()

        net.eval()
        correct = 0
        with torch.no_grad():
            for inputs, labels in test_loader:
                correct += (net(inputs).argmax(1) == labels).sum().item()
        print(epoch, correct / len(test_loader.dataset))
