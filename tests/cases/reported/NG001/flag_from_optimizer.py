"""NG001, both phases in one body: is_train comes from the optimizer, and decides the mode but not the gradients."""
import torch


def run_epoch(model, loader, criterion, optimizer=None):
    is_train = optimizer is not None
    model.train(is_train)
    losses = []
    for spectrum, concentration in loader:
        estimate = model(spectrum)  # NG001: 20 'set_grad_enabled(is_train):'
        loss = criterion(estimate, concentration)
        if is_train:
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        losses.append(loss.detach().cpu())
    return torch.stack(losses).mean().item()


def fit(model, train_batches, check_batches, criterion, optimizer, epochs):
    for epoch in range(epochs):
        trained = run_epoch(model, train_batches, criterion, optimizer)
        checked = run_epoch(model, check_batches, criterion)
        print(f"{epoch}: {trained:.4f} {checked:.4f}")
