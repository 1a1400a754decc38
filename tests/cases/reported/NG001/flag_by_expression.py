"""NG001, both phases in one body: the mode switch is a conditional expression on the same flag as backward()."""
import torch.nn.functional as F


def process(split, model, batches, optimizer, step_offset=0):
    model.train() if split == "train" else model.eval()
    hits, nodes = 0, 0
    for step, data in enumerate(batches, start=step_offset):
        out = model(data.x, data.edge_index)  # NG001: 15
        loss = F.cross_entropy(out, data.y)
        if split == "train":
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        hits += int((out.argmax(dim=-1) == data.y).sum())
        nodes += data.num_nodes
        if step % 100 == 0:
            print(f"{split} step {step}: {hits / nodes:.3f}")
    return hits / nodes
