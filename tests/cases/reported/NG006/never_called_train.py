"""NG006, train() is never called, but the eval mode comes from an evaluation block of the same loop."""
import torch
import torch.nn.functional as F


def evaluate(gnn, data, mask):
    gnn.eval()
    with torch.no_grad():
        guess = gnn(data.x, data.edge_index).argmax(dim=1)
    return (guess[mask] == data.y[mask]).float().mean().item()


def run(gnn, data, epochs=200):
    optimizer = torch.optim.Adam(gnn.parameters(), lr=0.01, weight_decay=5e-4)
    for epoch in range(1, epochs + 1):
        optimizer.zero_grad()
        logits = gnn(data.x, data.edge_index)  # NG006: 18
        loss = F.cross_entropy(logits[data.train_mask], data.y[data.train_mask])
        loss.backward()
        optimizer.step()
        accuracy = evaluate(gnn, data, data.val_mask)
        print(f"{epoch:03d} loss {loss.item():.4f} validation {accuracy:.4f}")
