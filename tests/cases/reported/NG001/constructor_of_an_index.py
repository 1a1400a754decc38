"""The constructor of something that is no module embeds data, and detaches all of it on the spot."""
import torch
from transformers import AutoModel


class Index:
    def __init__(self, name, batches):
        self.encoder = AutoModel.from_pretrained(name)
        self.rows = [self.encoder(**batch).last_hidden_state.detach() for batch in batches]  # NG001: 22

    def nearest(self, query):
        return torch.cat(self.rows).matmul(query).argmax()
