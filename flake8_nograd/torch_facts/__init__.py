"""What we know of PyTorch, its frameworks and naming habits: tables with sources, no logic, no imports of ours."""
