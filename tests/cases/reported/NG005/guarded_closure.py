"""NG005, the closure given to LBFGS is guarded: its loss can have no graph."""
import torch


def fit_parameters(simulator: torch.nn.Module, inputs, measured, steps=20):
    optimizer = torch.optim.LBFGS(simulator.parameters(), lr=0.5, max_iter=10)

    @torch.no_grad()
    def closure():
        optimizer.zero_grad()
        residual = simulator(inputs) - measured
        loss = residual.pow(2).sum()
        loss.backward()  # NG005: 9
        return loss

    for _ in range(steps):
        optimizer.step(closure)
    return [p.detach().clone() for p in simulator.parameters()]
