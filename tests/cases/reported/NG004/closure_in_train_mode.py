"""NG004, a guarded closure of the training function: the only call comes while the model is in train mode."""
import torch
import torch.nn.functional as F


def pretrain(model, train_loader, valid_loader, optimizer, steps_per_check=500):
    @torch.no_grad()
    def validation_loss():
        total = 0.0
        for masked, target in valid_loader:
            logits = model(masked)  # NG004: 22
            total += F.cross_entropy(logits.flatten(0, 1), target.flatten()).item()
        return total / len(valid_loader)

    model.train()
    for step, (masked, target) in enumerate(train_loader):
        loss = F.cross_entropy(model(masked).flatten(0, 1), target.flatten())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step % steps_per_check == 0:
            print(step, validation_loss())
