"""NG001, the mode goes through a wrapper: DataParallel round a model in eval mode is in eval mode."""
import torch
import torch.nn as nn


class Embedder(nn.Module):
    def __init__(self, width=128):
        super().__init__()
        self.conv = nn.Conv2d(1, width, 5, stride=2)
        self.bn = nn.BatchNorm2d(width)
        self.fc = nn.Linear(width, 64)

    def forward(self, x):
        x = torch.relu(self.bn(self.conv(x)))
        return self.fc(x.mean(dim=(2, 3)))


def gallery_features(batches, weights):
    net = Embedder()
    net.load_state_dict(torch.load(weights))
    net.eval()
    parallel = nn.DataParallel(net, device_ids=[0, 1]).cuda()
    rows = []
    for batch in batches:
        features = parallel(batch.cuda())  # NG001: 20
        rows.append(features.detach().cpu())
    return torch.cat(rows)
