"""Clause 0, the guards under other names: an aliased torch, aliased names from torch and from torch.autograd."""
import torch as th
from torch import inference_mode as im
from torch import no_grad as ng
from torch.autograd import no_grad as without_graph
from torch.autograd.grad_mode import set_grad_enabled as record


def evaluate(model, test_loader):
    model.eval()
    hits = 0
    with ng():
        for x, y in test_loader:
            hits += (model(x).argmax(1) == y).sum().item()
    return hits


@im()
def predict(net, x):
    net.eval()
    return net(x)


@without_graph()
def predict_proba(net, x):
    net.eval()
    return net(x).softmax(1)


def validate(net, val_dl):
    net.eval()
    with record(False):
        return th.cat([net(x) for x, _ in val_dl])


def infer(net, x):
    net.eval()
    with th.no_grad():
        return net(x)
