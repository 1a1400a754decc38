"""Source to program: the only package that imports LibCST."""
