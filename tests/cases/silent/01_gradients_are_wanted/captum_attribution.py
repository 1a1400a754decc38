"""Clause 1, the model in eval mode is handed to captum, which differentiates it; only the prediction is its own pass."""
import torch
from captum.attr import IntegratedGradients, LayerConductance, NoiseTunnel

from project.models import Titanic


def main(features, labels, names):
    net = Titanic(features.shape[1])
    net.load_state_dict(torch.load("titanic.pt"))
    net.eval()
    with torch.no_grad():
        predicted = net(features).argmax(1)
    print("accuracy", (predicted == labels).float().mean().item())

    features.requires_grad_()
    ig = IntegratedGradients(net)
    attributions, delta = ig.attribute(features, target=1, return_convergence_delta=True)
    for name, value in zip(names, attributions.mean(0).tolist()):
        print(f"{name:20s}{value:+.3f}")

    smooth = NoiseTunnel(ig).attribute(features, nt_type="smoothgrad", target=1)
    conductance = LayerConductance(net, net.sigmoid1).attribute(features, target=1)
    return smooth, conductance, delta
