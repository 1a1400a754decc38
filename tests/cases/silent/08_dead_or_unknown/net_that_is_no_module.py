"""Clause 8, the class Net is in sight and no module: a Petri net on tensors, with an eval() and a call of its own."""
import torch


class Net:
    """Places with tokens and transitions that move them."""

    def __init__(self, take, give):
        self.take = torch.as_tensor(take)
        self.give = torch.as_tensor(give)
        self.strict = False

    def eval(self):
        self.strict = True
        return self

    def __call__(self, marking, transition):
        enabled = bool((marking >= self.take[transition]).all())
        if self.strict and not enabled:
            raise ValueError(f"transition {transition} is not enabled")
        return marking + self.give[transition] - self.take[transition] if enabled else marking


def predict(net: Net, marking, transitions):
    for transition in transitions:
        marking = net(marking, transition)
    return marking


def test_net(test_data):
    net = Net(take=[[1, 0, 0], [0, 1, 0]], give=[[0, 1, 0], [0, 0, 1]])
    net.eval()
    return [torch.equal(predict(net, start, steps), end) for start, steps, end in test_data]


if __name__ == "__main__":
    print(test_net([(torch.tensor([1, 0, 0]), [0, 1], torch.tensor([0, 0, 1]))]))
