"""NG001, a guard round a part of the callee is no guard of the call; training uses it too, so the call is reported."""
import torch


def head_scores(model, images):
    """Runs the frozen backbone without gradients and the head with them."""
    with torch.no_grad():
        features = model.backbone(images)
    return model.head(features)


def train_head(model, train_loader, criterion, optimizer):
    model.train()
    for images, labels in train_loader:
        loss = criterion(head_scores(model, images), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()


def linear_probe_accuracy(model, images, labels):
    model.eval()
    scores = head_scores(model, images)  # NG001: 14
    return (scores.argmax(dim=1) == labels).float().mean().item()
