"""NG002: TensorFlow is there for its summaries only."""

import tensorflow as tf
import torch

writer = tf.summary.create_file_writer("logs")


def measure(net: torch.nn.Module, val_loader) -> None:
    right = 0
    for images, labels in val_loader:
        right += (net(images).argmax(1) == labels).sum().item()  # NG002: 19 'net'
    with writer.as_default():
        tf.summary.scalar("right", right, step=0)
