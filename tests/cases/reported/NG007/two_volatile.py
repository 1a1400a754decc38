"""NG007, volatile=True has had no effect since PyTorch 0.4: two of them are two reports, and the pass is NG001."""
import torch
from torch.autograd import Variable


def evaluate(model, criterion, data_source, batch_size):
    model.eval()
    total_loss = 0
    for start in range(0, data_source.size(0) - batch_size, batch_size):
        data = Variable(data_source[start : start + batch_size], volatile=True)  # NG007: 66
        target = Variable(data_source[start + 1 : start + 1 + batch_size].view(-1), volatile=True)  # NG007: 85
        output = model(data)  # NG001: 18
        total_loss += len(data) * criterion(output.view(-1, output.size(-1)), target).item()
    print("perplexity", torch.exp(torch.tensor(total_loss / len(data_source))).item())
    return total_loss / len(data_source)
