"""NG002, an evaluation loop whose loaders stand inside zip()."""
import torch


def domain_gap(feature_net: torch.nn.Module, source_test_loader, target_test_loader):
    gaps = []
    for (source, _), (target, _) in zip(source_test_loader, target_test_loader):
        source_mean = feature_net(source.cuda()).mean(dim=0)  # NG002: 23
        target_mean = feature_net(target.cuda()).mean(dim=0)
        gaps.append(torch.norm(source_mean - target_mean).item())
    return sum(gaps) / len(gaps)


def print_gaps(feature_net, pairs):
    for name, (left, right) in pairs.items():
        print(name, domain_gap(feature_net, left, right))
