"""NG003, an inference function of the form infer*: infer_batch() of a worker."""
import queue

import torch


class Worker:
    def __init__(self, model: torch.nn.Module, inbox: queue.Queue, outbox: queue.Queue):
        self.model = model
        self.inbox = inbox
        self.outbox = outbox

    def infer_batch(self, samples):
        stacked = torch.stack(samples)
        boxes, scores = self.model(stacked)  # NG003: 25
        keep = scores > 0.3
        return [b[k].tolist() for b, k in zip(boxes, keep)]

    def run(self):
        while True:
            samples = self.inbox.get()
            if samples is None:
                break
            self.outbox.put(self.infer_batch(samples))
