"""A method whose name ends like that of a model, and is an order: it is given nothing to run."""

import torch
from evaluation import Evaluator
from torch.distributed.algorithms.join import Joinable


class JoinableEvaluator(Evaluator, Joinable):
    def __init__(self, options) -> None:
        super().__init__(options)
        self.device = torch.device(options["device"])

    def __call__(self) -> None:
        Joinable.notify_join_context(self)


def evaluate_there(options):
    evaluator = JoinableEvaluator(options)
    return evaluator.eval_model()
