"""NG002, two evaluation loops in one function are two blocks: each has its own report."""
import torch


def final_scores(model, valid_loader, test_loader):
    valid_hits = 0
    for graph in valid_loader:
        logits = model(graph.x, graph.edge_index, graph.batch)  # NG002: 18 'on line 7'
        valid_hits += int((logits.argmax(1) == graph.y).sum())

    test_hits = 0
    for graph in test_loader:
        logits = model(graph.x, graph.edge_index, graph.batch)  # NG002: 18 'on line 12'
        test_hits += int((logits.argmax(1) == graph.y).sum())

    counts = torch.tensor([len(valid_loader.dataset), len(test_loader.dataset)])
    print(valid_hits / counts[0].item(), test_hits / counts[1].item())
