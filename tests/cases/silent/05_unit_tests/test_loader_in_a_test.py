# path: project/graph/gat_test.py
"""Clause 5, test functions beside the source walk over a test_loader; the file's name says that they are unit tests."""
import torch
from torch_geometric.data import Data
from torch_geometric.loader import DataLoader

from project.graph.gat import GAT


def ring(nodes):
    source = torch.arange(nodes)
    edges = torch.stack([source, (source + 1) % nodes])
    return Data(x=torch.eye(nodes, 8), edge_index=torch.cat([edges, edges.flip(0)], dim=1), y=torch.tensor([nodes % 2]))


def test_every_graph_of_the_loader_gets_one_score():
    test_loader = DataLoader([ring(nodes) for nodes in range(3, 11)], batch_size=4)
    model = GAT(inputs=8, classes=2)
    for batch in test_loader:
        scores = model(batch.x, batch.edge_index, batch.batch)
        assert scores.shape == (batch.num_graphs, 2)


def test_batching_changes_nothing():
    graphs = [ring(nodes) for nodes in (4, 7)]
    net = GAT(inputs=8, classes=2)
    net.eval()
    batch = next(iter(DataLoader(graphs, batch_size=2)))
    together = net(batch.x, batch.edge_index, batch.batch)
    for row, graph in zip(together, graphs):
        alone = net(graph.x, graph.edge_index, torch.zeros(graph.num_nodes, dtype=torch.long))
        assert torch.allclose(row, alone[0], atol=1e-5)
