"""NG004, a decorator as the guard: evaluate() builds its own model and runs it in train mode."""
from torch import load, nn
from torch import no_grad as frozen


class Head(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.drop = nn.Dropout(0.3)
        self.linear = nn.Linear(width, 1)

    def forward(self, x):
        return self.linear(self.drop(x)).squeeze(-1)


@frozen()
def evaluate(test_loader, weights, width=768):
    head = Head(width)
    head.load_state_dict(load(weights))
    errors = []
    for features, score in test_loader:
        estimate = head(features)  # NG004: 20 'head'
        errors.append((estimate - score).abs().mean().item())
    return sum(errors) / len(errors)
