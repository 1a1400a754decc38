"""NG006, a script: model.eval() of the test loop is still in force when the next epoch of the script begins."""
import torch
import torch.nn as nn

from project.data import load_split

model = nn.Sequential(nn.Linear(30, 64), nn.BatchNorm1d(64), nn.ReLU(), nn.Linear(64, 2))
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
train_loader, test_loader = load_split("train"), load_split("test")

model.train()
for epoch in range(30):
    for inputs, labels in train_loader:
        optimizer.zero_grad()
        loss = criterion(model(inputs), labels)  # NG006: 26
        loss.backward()
        optimizer.step()

    model.eval()
    with torch.no_grad():
        hits = 0
        for inputs, labels in test_loader:
            outputs = model(inputs)
            hits += (outputs.argmax(dim=1) == labels).sum().item()
    print("epoch", epoch, "hits", hits)
