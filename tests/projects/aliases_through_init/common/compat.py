"""Names that were elsewhere in older releases of PyTorch."""

import torch

no_grad = torch.no_grad
mixed = torch.cuda.amp.autocast


def silence():
    return torch.inference_mode()
