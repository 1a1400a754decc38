"""Clause 6, PyTorch delivers the batches, but the model that predicts in the test loop is one of scikit-learn."""
import numpy as np
import torch
from sklearn.base import ClassifierMixin
from sklearn.linear_model import SGDClassifier
from sklearn.metrics import balanced_accuracy_score
from torch.utils.data import DataLoader, TensorDataset


def make_loader(path, batch_size=512):
    arrays = np.load(path)
    x = torch.as_tensor(arrays["x"], dtype=torch.float32)
    return DataLoader(TensorDataset(x, torch.as_tensor(arrays["y"])), batch_size=batch_size)


def fit(model: ClassifierMixin, train_loader, classes):
    for x, y in train_loader:
        model.partial_fit(x.numpy(), y.numpy(), classes=classes)


def evaluate(model: ClassifierMixin, test_loader):
    guesses, truth = [], []
    for x, y in test_loader:
        guesses.append(model.predict(torch.nn.functional.normalize(x).numpy()))
        truth.append(y.numpy())
    return balanced_accuracy_score(np.concatenate(truth), np.concatenate(guesses))


if __name__ == "__main__":
    model = SGDClassifier(loss="log_loss", random_state=0)
    fit(model, make_loader("train.npz"), classes=np.arange(6))
    print(f"balanced accuracy {evaluate(model, make_loader('test.npz')):.3f}")
