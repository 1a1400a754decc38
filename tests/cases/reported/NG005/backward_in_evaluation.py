"""NG005, an evaluation that is right but for a backward() that was copied into its guard."""
import torch


def evaluate(model, test_loader, criterion):
    model.eval()
    total = 0.0
    with torch.no_grad():
        for inputs, labels in test_loader:
            outputs = model(inputs)
            loss = criterion(outputs, labels)
            loss.backward()  # NG005: 13
            total += loss.item()
    print("test loss", total / len(test_loader))


def main(model, test_loader):
    model.load_state_dict(torch.load("last.pt"))
    evaluate(model, test_loader, torch.nn.CrossEntropyLoss())
