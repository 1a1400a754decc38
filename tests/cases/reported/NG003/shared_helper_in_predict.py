"""NG003, across calls: training needs the gradients of the helper, so the report stands on the call in predict()."""
import torch


class MatrixFactorization:
    def __init__(self, model: torch.nn.Module, optimizer):
        self.model = model
        self.optimizer = optimizer

    def _scores(self, users, items):
        users = torch.as_tensor(users, dtype=torch.long)
        items = torch.as_tensor(items, dtype=torch.long)
        return self.model(users, items)

    def fit_batch(self, users, items, ratings):
        self.optimizer.zero_grad()
        loss = torch.mean((self._scores(users, items) - torch.as_tensor(ratings)) ** 2)
        loss.backward()
        self.optimizer.step()
        return loss.item()

    def predict(self, users, items):
        scores = self._scores(users, items)  # NG003: 18
        return scores.cpu().detach().numpy().flatten()
