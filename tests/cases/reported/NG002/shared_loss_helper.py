"""NG002, across calls: training calls compute_loss() too, so the report stands on the call in the evaluation loop."""
import torch.nn.functional as F


def compute_loss(model, batch, smoothing=0.0):
    logits = model(batch["source"], batch["target_in"])
    return F.cross_entropy(logits.transpose(1, 2), batch["target_out"], label_smoothing=smoothing)


def fit(model, optimizer, train_dataloader, dev_dataloader, epochs):
    for epoch in range(epochs):
        model.train()
        for batch in train_dataloader:
            loss = compute_loss(model, batch, smoothing=0.1)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()

        dev_loss = 0.0
        for batch in dev_dataloader:
            dev_loss += compute_loss(model, batch).item()  # NG002: 25
        print(f"epoch {epoch}: {dev_loss / len(dev_dataloader):.3f}")
