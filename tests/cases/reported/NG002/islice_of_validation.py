"""NG002, an evaluation loop over the first batches only: the loader stands inside islice()."""
from itertools import islice

import torch


class Monitor:
    def __init__(self, valid_dataloader, limit=8):
        self.valid_dataloader = valid_dataloader
        self.limit = limit

    def quick_loss(self, model, loss_function):
        total = torch.zeros(())
        for batch in islice(self.valid_dataloader, self.limit):
            output = model(batch["input"])  # NG002: 22
            total += loss_function(output, batch["target"]).detach().cpu()
        return (total / self.limit).item()
