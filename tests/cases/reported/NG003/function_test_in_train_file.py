# path: project/train.py
"""NG003, test(model, loader) in train.py is an evaluation function and no unit test."""
import torch.nn.functional as F


def train(model, loader, optimizer):
    model.train()
    for data, target in loader:
        optimizer.zero_grad()
        loss = F.nll_loss(model(data), target)
        loss.backward()
        optimizer.step()


def test(model, loader):
    test_loss, correct = 0.0, 0
    for data, target in loader:
        output = model(data)  # NG003: 18
        test_loss += F.nll_loss(output, target, reduction="sum").item()
        correct += output.argmax(dim=1).eq(target).sum().item()
    print(f"loss {test_loss / len(loader.dataset):.4f}, accuracy {correct / len(loader.dataset):.2%}")
