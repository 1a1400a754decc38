"""A file without `__all__`: every name that does not begin with an underscore is exported."""

import torch

resting = torch.no_grad
_hidden = torch.no_grad
