"""NG002, a guard of the wrong extent in an evaluation loop: the features are guarded, the head is not."""
import torch


def retrieval_scores(model, query_loader, eval_loader, device):
    queries = [features for features, _ in query_loader]
    scores = []
    for images, names in eval_loader:
        with torch.no_grad():
            features = model.backbone(images.to(device))
        embedding = model.head(features)  # NG002: 21
        for query in queries:
            scores.append((embedding @ query.to(device)).tolist())
        print("scored", ", ".join(names))
    return scores
