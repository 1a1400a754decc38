"""Clause 6, a Paddle file: its layers have eval() and train() too, but the rules of this linter are PyTorch's."""
import paddle
import paddle.nn as nn
import paddle.nn.functional as F
from paddle.io import DataLoader


class TextCNN(nn.Layer):
    def __init__(self, vocabulary, classes, width=128):
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, width)
        self.convs = nn.LayerList([nn.Conv1D(width, 64, k) for k in (2, 3, 4)])
        self.dropout = nn.Dropout(0.5)
        self.fc = nn.Linear(192, classes)

    def forward(self, tokens):
        x = self.embedding(tokens).transpose([0, 2, 1])
        pooled = [F.relu(conv(x)).max(axis=-1) for conv in self.convs]
        return self.fc(self.dropout(paddle.concat(pooled, axis=1)))


def evaluate(model, test_loader):
    model.eval()
    metric = paddle.metric.Accuracy()
    for tokens, labels in test_loader:
        logits = model(tokens)
        metric.update(metric.compute(logits, labels))
    return metric.accumulate()


def main(test_set, weights):
    net = TextCNN(30000, 14)
    net.set_state_dict(paddle.load(weights))
    print("accuracy", evaluate(net, DataLoader(test_set, batch_size=64)))
