"""Clause 3, skorch's own predict() and predict_proba() run in eval mode without gradients; net is no module."""
import numpy as np
import torch
from sklearn.model_selection import GridSearchCV, train_test_split
from skorch import NeuralNetClassifier
from skorch.callbacks import EarlyStopping
from torch import nn


class Perceptron(nn.Module):
    def __init__(self, inputs=30, width=64, dropout=0.3):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(inputs, width), nn.ReLU(), nn.Dropout(dropout), nn.Linear(width, 2))

    def forward(self, rows):
        return self.layers(rows)


def evaluate_perceptron(rows, labels):
    rows = rows.astype(np.float32)
    train_rows, test_rows, train_labels, test_labels = train_test_split(rows, labels, stratify=labels)
    net = NeuralNetClassifier(
        Perceptron,
        criterion=nn.CrossEntropyLoss,
        optimizer=torch.optim.AdamW,
        max_epochs=100,
        callbacks=[EarlyStopping(patience=10)],
        verbose=0,
    )
    search = GridSearchCV(net, {"module__width": [32, 64], "module__dropout": [0.1, 0.3]}, scoring="roc_auc")
    search.fit(train_rows, train_labels)
    net.set_params(**search.best_params_)
    net.fit(train_rows, train_labels)
    probabilities = net.predict_proba(test_rows)[:, 1]
    return (net.predict(test_rows) == test_labels).mean(), probabilities.mean()
