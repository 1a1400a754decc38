"""NG001, across calls: training uses the helper too, so the report stands on the call in the evaluation."""
import numpy as np
import torch


class Experiment:
    def __init__(self, args, model):
        self.args = args
        self.model = model
        self.device = torch.device("cuda:0")

    def _process_one_batch(self, batch_x, batch_y):
        batch_x = batch_x.float().to(self.device)
        batch_y = batch_y.float()
        outputs = self.model(batch_x)
        return outputs, batch_y[:, -self.args.pred_len :, :].to(self.device)

    def vali(self, batches, criterion):
        self.model.eval()
        losses = []
        for batch_x, batch_y in batches:
            pred, true = self._process_one_batch(batch_x, batch_y)  # NG001: 26
            losses.append(criterion(pred.detach().cpu(), true.detach().cpu()).item())
        self.model.train()
        return np.average(losses)

    def train(self, train_loader, vali_batches, criterion, optimizer):
        for epoch in range(self.args.epochs):
            self.model.train()
            for batch_x, batch_y in train_loader:
                optimizer.zero_grad()
                pred, true = self._process_one_batch(batch_x, batch_y)
                loss = criterion(pred, true)
                loss.backward()
                optimizer.step()
            print(epoch, self.vali(vali_batches, criterion))
        return self.model
