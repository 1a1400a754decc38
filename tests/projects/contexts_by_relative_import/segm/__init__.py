"""Segmentation of images."""

import torch


def load_segmenter(path):
    return torch.load(path).eval()
