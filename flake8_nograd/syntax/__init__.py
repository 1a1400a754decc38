"""Source to program: the only package (with the fixes to come) that imports LibCST."""
