"""NG003, an inference function by name: test_net() of a detection project, which gets the network as an argument."""
import time

import numpy as np
import torch


def test_net(net, dataset, top_k=200, thresh=0.05):
    all_boxes, spent = [], 0.0
    for index in range(len(dataset)):
        picture, _, height, width = dataset.pull_item(index)
        started = time.time()
        detections = net(torch.as_tensor(picture).unsqueeze(0))  # NG003: 22
        spent += time.time() - started
        found = detections[0, :top_k].detach().cpu().numpy()
        found = found[found[:, 0] > thresh]
        all_boxes.append(found[:, 1:] * np.array([width, height, width, height]))
    print(f"{spent / len(dataset):.3f} s per picture")
    return all_boxes
