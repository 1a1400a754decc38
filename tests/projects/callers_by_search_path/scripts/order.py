"""A package of the same name from elsewhere: the function that it has is another."""

import torch
from search.engines import predict_order

net = torch.load("net.pt")
with torch.inference_mode():
    print(predict_order(net, torch.load("queries.pt")))
