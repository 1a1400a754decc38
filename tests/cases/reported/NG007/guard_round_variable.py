"""NG007, a guard round nothing: it holds only Variable(x), and the forward pass of the test loop stands after it."""
import torch
from torch.autograd import Variable


def test(net, test_loader, criterion):
    net.eval()
    test_loss, hits = 0.0, 0
    for images, labels in test_loader:
        with torch.no_grad():  # NG007: 14
            images, labels = Variable(images), Variable(labels)
        outputs = net(images)  # NG001: 19
        test_loss += criterion(outputs, labels).item()
        hits += outputs.max(1)[1].eq(labels).sum().item()
    print(f"loss {test_loss / len(test_loader):.4f}, hits {hits}")
