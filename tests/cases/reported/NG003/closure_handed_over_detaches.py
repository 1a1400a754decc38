"""NG003, functions that unseen code gets, but that keep no graph of what they compute: nobody needs one."""
import threading

import torch
from search_lib import minimize


def attack(model: torch.nn.Module, image, classes):
    def predict_classes(points):
        scores = model(image + torch.as_tensor(points))  # NG003: 18
        return scores.detach().numpy()[:, classes]

    return minimize(predict_classes, 100)


def serve(model: torch.nn.Module, batches, queue):
    def evaluate():
        for batch in batches:
            queue.put(model(batch).argmax())  # NG003: 23

    threading.Thread(target=evaluate).start()
