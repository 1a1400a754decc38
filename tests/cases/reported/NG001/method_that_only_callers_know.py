"""NG001, what the method of an argument is called tells nothing; the class that callers give has it run a module."""
import torch
from torch import nn


class GraphEncoder(nn.Module):
    def __init__(self, width, classes):
        super().__init__()
        self.student = nn.Sequential(nn.Linear(width, width), nn.BatchNorm1d(width), nn.ReLU())
        self.head = nn.Linear(width, classes)

    def forward(self, nodes):
        return self.head(self.student(nodes))

    def get_emb(self, nodes):
        return self.student(nodes)

    def answer(self, nodes, temperature):
        return self(nodes).div(temperature).softmax(dim=-1)


def collect(model, batches):
    model.train(False)
    found = []
    for batch in batches:
        emb = model.get_emb(batch.x)  # NG001: 15 'model.get_emb'
        found.append(emb.detach())
    return torch.cat(found)


def label(model, nodes):
    model.eval()
    return model.answer(nodes, 2.0).max(dim=-1).indices.tolist()  # NG001: 12


def main(train_batches, batches, epochs):
    model = GraphEncoder(64, 7).cuda()
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)
    for _ in range(epochs):
        model.train()
        for batch in train_batches:
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(batch.x), batch.y).backward()
            optimizer.step()
        print(collect(model, batches).std(), label(model, batches[0].x))
