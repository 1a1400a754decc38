"""NG005, the loss is computed in a decorated helper: what compute_loss() returns has no graph."""
import torch
import torch.nn.functional as F


@torch.no_grad()
def compute_loss(model, batch):
    anchor = model(batch["anchor"])
    positive = model(batch["positive"])
    negative = model(batch["negative"])
    return F.triplet_margin_loss(anchor, positive, negative)


def train(model, batches, optimizer):
    model.train()
    for index, batch in enumerate(batches):
        optimizer.zero_grad()
        loss = compute_loss(model, batch)
        loss.backward()  # NG005: 9
        optimizer.step()
        if index % 50 == 0:
            print(index, loss.item())
