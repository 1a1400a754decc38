"""The project around a file: where it is, which files it has, what their names lead to. Nothing is imported or run."""
