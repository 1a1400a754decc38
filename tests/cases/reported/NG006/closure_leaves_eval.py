"""NG006, a closure evaluates without switching back: the loop that calls it goes on in eval mode."""
import torch
import torch.nn.functional as F


def train_detector(detector, train_loader, valid_loader, optimizer, epochs):
    def average_recall():
        detector.eval()
        recalls = []
        with torch.no_grad():
            for image, boxes in valid_loader:
                scores = detector(image).sigmoid()
                recalls.append(((scores > 0.5) & (boxes > 0)).sum().item() / max(int((boxes > 0).sum()), 1))
        return sum(recalls) / len(recalls)

    detector.train()
    for epoch in range(epochs):
        for image, boxes in train_loader:
            loss = F.binary_cross_entropy_with_logits(detector(image), boxes)  # NG006: 55
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print("epoch", epoch, "recall", average_recall())
