"""NG001, both phases in one body: for phase == 'val' the model is in eval mode, and there is no gradient switch."""
import copy
import time

import torch


def train_model(model, dataloaders, criterion, optimizer, device, num_epochs=25):
    since = time.time()
    best_weights, best_acc = copy.deepcopy(model.state_dict()), 0.0
    for epoch in range(num_epochs):
        for phase in ["train", "val"]:
            if phase == "train":
                model.train()
            else:
                model.eval()
            running_corrects, seen = 0, 0
            for inputs, labels in dataloaders[phase]:
                inputs = inputs.to(device)
                labels = labels.to(device)
                optimizer.zero_grad()
                outputs = model(inputs)  # NG001: 27 'set_grad_enabled(...)'
                loss = criterion(outputs, labels)
                if phase == "train":
                    loss.backward()
                    optimizer.step()
                running_corrects += (outputs.argmax(1) == labels).sum().item()
                seen += labels.size(0)
            if phase == "val" and running_corrects / seen > best_acc:
                best_acc = running_corrects / seen
                best_weights = copy.deepcopy(model.state_dict())
    torch.save(best_weights, "best.pt")
    model.load_state_dict(best_weights)
    print("took", time.time() - since)
    return model
