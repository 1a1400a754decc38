"""NG001, across calls: the helper is called from the evaluation only, so the report stands in the helper."""
import torch


class Tester:
    def __init__(self, model, loader, criterion, device):
        self.model = model
        self.loader = loader
        self.criterion = criterion
        self.device = device

    def _run_batch(self, batch):
        tokens = batch["tokens"].to(self.device)
        labels = batch["labels"].to(self.device)
        logits = self.model(tokens)  # NG001: 18
        return self.criterion(logits, labels), logits.argmax(dim=-1)

    def run(self):
        self.model.eval()
        losses, outputs = [], []
        for batch in self.loader:
            loss, tags = self._run_batch(batch)
            losses.append(loss.item())
            outputs.extend(tags.tolist())
        print("loss", torch.tensor(losses).mean().item())
        return outputs
