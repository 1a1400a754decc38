"""Clause 2, the caller decides by a flag whether its helper records: the guard is conditional and stands outside."""
import torch
import torch.nn.functional as F


def run_batch(gnn, batch):
    logits = gnn(batch.x, batch.edge_index, batch.batch)
    loss = F.cross_entropy(logits, batch.y)
    return loss, (logits.argmax(dim=1) == batch.y).sum().item()


def run_split(gnn, loader, optimizer=None):
    training = optimizer is not None
    gnn.train(training)
    total, hits = 0.0, 0
    for batch in loader:
        with torch.set_grad_enabled(training):
            loss, right = run_batch(gnn, batch)
        if training:
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        total += loss.item() * batch.num_graphs
        hits += right
    return total / len(loader.dataset), hits / len(loader.dataset)


def fit(gnn, train_loader, val_loader, epochs=100):
    optimizer = torch.optim.Adam(gnn.parameters(), lr=5e-3)
    for epoch in range(epochs):
        train_loss, _ = run_split(gnn, train_loader, optimizer)
        val_loss, accuracy = run_split(gnn, val_loader)
        print(f"{epoch}: {train_loss:.4f} {val_loss:.4f} {accuracy:.2%}")
