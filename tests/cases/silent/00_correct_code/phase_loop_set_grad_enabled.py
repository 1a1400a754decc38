"""Clause 0, a loop over the phases with set_grad_enabled(phase == "train"): each phase runs in its own state."""
import copy

import torch


def train_model(model, dataloaders, criterion, optimizer, scheduler, num_epochs=25):
    best_weights, best_acc = copy.deepcopy(model.state_dict()), 0.0
    for epoch in range(num_epochs):
        for phase in ["train", "val"]:
            if phase == "train":
                model.train()
            else:
                model.eval()

            hits, seen = 0, 0
            for inputs, labels in dataloaders[phase]:
                optimizer.zero_grad()
                with torch.set_grad_enabled(phase == "train"):
                    outputs = model(inputs)
                    loss = criterion(outputs, labels)
                    if phase == "train":
                        loss.backward()
                        optimizer.step()
                hits += (outputs.argmax(1) == labels).sum().item()
                seen += labels.size(0)
            if phase == "train":
                scheduler.step()
            elif hits / seen > best_acc:
                best_acc, best_weights = hits / seen, copy.deepcopy(model.state_dict())
        print(f"epoch {epoch}: best so far {best_acc:.4f}")
    model.load_state_dict(best_weights)
    return model
