"""NG004, the mode is kept per model: eval() was called on the teacher, and the student runs in train mode."""
import torch
import torch.nn.functional as F


def distil(teacher, student, train_loader, val_loader, optimizer):
    teacher.eval()
    student.train()
    for images, _ in train_loader:
        with torch.no_grad():
            target = teacher(images).softmax(dim=1)
        loss = F.kl_div(student(images).log_softmax(dim=1), target, reduction="batchmean")
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()

    agreements = []
    with torch.no_grad():
        for images, _ in val_loader:
            expected = teacher(images).argmax(dim=1)
            actual = student(images).argmax(dim=1)  # NG004: 22 'student'
            agreements.append((expected == actual).float().mean().item())
    return sum(agreements) / len(agreements)
