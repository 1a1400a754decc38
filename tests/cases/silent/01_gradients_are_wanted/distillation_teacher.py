"""Clause 1, distillation: the teacher is in eval mode, and its logits are part of the loss that is sent backward."""
import torch
import torch.nn as nn
import torch.nn.functional as F


def distill_loss(student_logits, teacher_logits, labels, T=4.0, alpha=0.9):
    soft = F.kl_div(F.log_softmax(student_logits / T, 1), F.softmax(teacher_logits / T, 1), reduction="batchmean")
    return alpha * T * T * soft + (1 - alpha) * F.cross_entropy(student_logits, labels)


def train_student(student: nn.Module, teacher: nn.Module, loader, optimizer, device):
    teacher.eval()
    student.train()
    for images, labels in loader:
        images, labels = images.to(device), labels.to(device)
        loss = distill_loss(student(images), teacher(images), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()


def train_student_on_hints(student, teacher, loader, optimizer):
    teacher.eval()
    student.train()
    for images, _ in loader:
        hint = teacher.extract_features(images).detach()
        guess = student.extract_features(images)
        loss = F.mse_loss(guess, hint)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
