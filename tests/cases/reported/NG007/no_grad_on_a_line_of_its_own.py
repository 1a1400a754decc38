"""NG007, torch.no_grad() as a statement: it guards nothing, so the pass after it is NG001 as well."""
import torch


def score(model, test_loader, criterion, device):
    model.eval()
    torch.no_grad()  # NG007: 5
    total = 0.0
    for inputs, targets in test_loader:
        outputs = model(inputs.to(device))  # NG001: 19
        total += criterion(outputs, targets.to(device)).item()
    return total / len(test_loader)


def main(model, test_loader):
    device = torch.device("cuda")
    print(score(model.to(device), test_loader, torch.nn.L1Loss(), device))
