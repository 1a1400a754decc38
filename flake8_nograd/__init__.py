"""A flake8 plugin for PyTorch code that evaluates while recording gradients, or in the wrong module mode."""

from __future__ import annotations

__version__ = "0.1.0"
