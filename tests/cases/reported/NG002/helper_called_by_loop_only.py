"""NG002, across calls: only the evaluation loop calls the helper, so the report stands in the helper."""
import torch


def forward_pair(siamese: torch.nn.Module, left, right, device):
    a = siamese(left.to(device))  # NG002: 9
    b = siamese(right.to(device))
    return torch.nn.functional.cosine_similarity(a, b)


def verification_accuracy(siamese: torch.nn.Module, test_dataloader, device, threshold=0.4):
    right_answers, pairs = 0, 0
    for left, right, same in test_dataloader:
        similarity = forward_pair(siamese, left, right, device)
        right_answers += ((similarity > threshold).cpu() == same.bool()).sum().item()
        pairs += same.numel()
    return right_answers / pairs
