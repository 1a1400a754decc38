"""Clause 1, relevance by gradients: nothing here steps an optimizer, so no training step runs in eval mode."""
import numpy as np
import torch


class Relevance:
    def __init__(self, model):
        self.model = model
        self.model.eval()

    def by_gradient(self, inputs, index):
        output = self.model(inputs)
        one_hot = torch.from_numpy(np.eye(output.size(-1), dtype=np.float32)[index]).requires_grad_(True)
        self.model.zero_grad()
        torch.sum(one_hot * output).backward(retain_graph=True)
        attention = self.model.blocks[-1].attention
        return (attention.get_map() * attention.get_gradients().mean((1, 2), keepdim=True)).clamp(min=0)

    def by_attention(self, inputs):
        with torch.no_grad():
            self.model(inputs)
        return [block.attention.get_map() for block in self.model.blocks]


def explain(model, pictures, index):
    relevance = Relevance(model)
    return [(relevance.by_attention(x), relevance.by_gradient(x, index)) for x in pictures]
