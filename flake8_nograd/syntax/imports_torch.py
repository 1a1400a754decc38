"""Whether a file has PyTorch in it: asked of every file, so that hosts import nothing more before they have asked."""

from __future__ import annotations

import re

from flake8_nograd.torch_facts import frameworks

_ROOTS = "|".join(sorted(frameworks.TORCH_ROOTS))
_GAP = r"(?:[ \t]|\\\r?\n)"
_IMPORT = re.compile(
    rf"(?:^|;|^[ \t]*(?:try|else|finally):)[ \t\f]*"
    rf"(?:from{_GAP}+|import{_GAP}+(?:[\w.]+(?:{_GAP}+as{_GAP}+\w+)?{_GAP}*,{_GAP}*)*)(?:{_ROOTS})\b",
    re.MULTILINE,
)


def imports_torch(source: str) -> bool:
    """Whether the file imports PyTorch or a library on top of it."""
    return any(root in source for root in frameworks.TORCH_ROOTS) and bool(_IMPORT.search(source))
