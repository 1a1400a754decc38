"""Clause 2, a template method: the base class guards the loop, and the subclasses fill in the step that it calls."""
import torch


class BasePredictor:
    def __init__(self, model, device):
        self.model = model.to(device)
        self.device = device

    def predict_batch(self, batch):
        raise NotImplementedError

    def run(self, test_loader):
        self.model.eval()
        results = []
        with torch.no_grad():
            for batch in test_loader:
                results.extend(self.predict_batch(batch))
        return results


class TagPredictor(BasePredictor):
    def predict_batch(self, batch):
        scores = self.model(batch["tokens"].to(self.device))
        return [row[:length] for row, length in zip(scores.argmax(-1).tolist(), batch["lengths"])]


class SpanPredictor(BasePredictor):
    def __init__(self, model, device, longest=30):
        super().__init__(model, device)
        self.longest = longest

    def predict_batch(self, batch):
        start, end = self.model(batch["tokens"].to(self.device)).unbind(dim=-1)
        joint = (start[:, :, None] + end[:, None, :]).triu().tril(self.longest)
        flat = joint.flatten(1).argmax(dim=1)
        return [divmod(index, joint.shape[-1]) for index in flat.tolist()]
