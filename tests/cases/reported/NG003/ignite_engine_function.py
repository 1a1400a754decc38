"""NG003, a plain Ignite Engine function: the engine neither switches the mode nor guards eval_step()."""
import torch
from ignite.engine import Engine
from ignite.metrics import Accuracy


def build_evaluator(model: torch.nn.Module, device: torch.device) -> Engine:
    def eval_step(engine, batch):
        x, y = batch
        y_pred = model(x.to(device))  # NG003: 18
        return y_pred, y.to(device)

    evaluator = Engine(eval_step)
    Accuracy().attach(evaluator, "accuracy")
    return evaluator


def report(model, batches):
    state = build_evaluator(model, torch.device("cuda")).run(batches)
    print(state.metrics["accuracy"])
