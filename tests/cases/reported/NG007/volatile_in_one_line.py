"""NG007, two volatile=True on one line: each has its own report and column."""
import torch.autograd as autograd
import torch.nn.functional as F


def to_variables(images, labels):
    return autograd.Variable(images, volatile=True), autograd.Variable(labels, volatile=True)  # NG007: 38 # NG007: 80


def log_statistics(images, labels, writer, step):
    x, y = to_variables(images, labels)
    writer.add_scalar("brightness", x.mean().item(), step)
    writer.add_scalar("classes", F.one_hot(y).sum(0).gt(0).sum().item(), step)
