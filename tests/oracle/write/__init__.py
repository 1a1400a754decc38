"""Writes small, complete PyTorch programs that are valid, terminate, and use what the analysis has to follow."""
