"""What the scripts need of the package."""

from .compat import mixed, no_grad
from .compat import silence as quiet

__all__ = ["mixed", "no_grad", "quiet"]
