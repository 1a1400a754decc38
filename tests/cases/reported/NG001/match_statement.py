"""NG001, the eval phase begins and runs inside one case of a match statement."""
import torch


def run_command(command, model, optimizer, criterion, batches):
    match command:
        case "train":
            model.train()
            for inputs, labels in batches:
                optimizer.zero_grad()
                criterion(model(inputs), labels).backward()
                optimizer.step()
        case "score":
            model.eval()
            total = 0.0
            for inputs, labels in batches:
                scores = model(inputs)  # NG001: 26
                total += criterion(scores, labels).item()
            print("loss", total / len(batches))
        case "save":
            torch.save(model.state_dict(), "model.pt")
