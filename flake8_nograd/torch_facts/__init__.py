"""What we know of PyTorch, its frameworks and naming habits:

Tables with their sources, no logic, no imports of ours.
"""
