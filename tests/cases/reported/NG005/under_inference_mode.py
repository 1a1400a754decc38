"""NG005, inference_mode as the guard of a training step, under an import alias."""
from torch import inference_mode as fast
from torch import optim
from torch.nn import functional as F


def tune(adapter, batches, lr=1e-4):
    optimizer = optim.AdamW(adapter.parameters(), lr=lr)
    adapter.train()
    with fast():
        for batch in batches:
            logits = adapter(batch["features"])
            loss = F.binary_cross_entropy_with_logits(logits, batch["labels"])
            optimizer.zero_grad()
            loss.backward()  # NG005: 13
            optimizer.step()
    return adapter
