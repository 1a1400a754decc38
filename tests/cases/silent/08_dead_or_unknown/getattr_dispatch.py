"""Clause 8, the handler of a batch is looked up by name: what getattr() finds, and how it runs, cannot be seen."""
import torch

from project.tasks import TaskHandlers


class MultiTaskEvaluator(TaskHandlers):
    def __init__(self, tasks, device):
        super().__init__(device)
        self.tasks = tasks
        self.device = device

    def evaluate(self, test_loader):
        sums = {task: 0.0 for task in self.tasks}
        for batch in test_loader:
            batch = {key: value.to(self.device) for key, value in batch.items()}
            for task in self.tasks:
                handler = getattr(self, f"handle_{task}")
                output = handler(batch["image"])
                sums[task] += self.score(task, output, batch[task])
        return {task: total / len(test_loader) for task, total in sums.items()}

    def score(self, task, output, target):
        if task == "depth":
            return (output - target).abs().mean().item()
        return (output.argmax(dim=1) == target).float().mean().item()

    def predict(self, image, task):
        answer = getattr(self, f"handle_{task}")(image[None].to(self.device))
        return torch.squeeze(answer, 0).cpu()
