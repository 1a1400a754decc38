"""Clause 7, fine-tuning with frozen batch norm: its layers go back to eval mode after each train() of the model."""
import torch
from torch import nn
from torchvision.models.segmentation import deeplabv3_resnet50


def freeze_batch_norm(model):
    for module in model.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.eval()
            module.weight.requires_grad_(False)
            module.bias.requires_grad_(False)


def finetune(train_loader, val_loader, classes, epochs, device="cuda"):
    model = deeplabv3_resnet50(weights_backbone="DEFAULT", num_classes=classes).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=1e-3, momentum=0.9)
    criterion = nn.CrossEntropyLoss(ignore_index=255)
    for epoch in range(epochs):
        model.train()
        freeze_batch_norm(model)
        for images, masks in train_loader:
            loss = criterion(model(images.to(device))["out"], masks.to(device))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()

        model.eval()
        with torch.no_grad():
            total = 0.0
            for images, masks in val_loader:
                total += criterion(model(images.to(device))["out"], masks.to(device)).item()
        print(f"epoch {epoch}: {total / len(val_loader):.4f}")
    return model
