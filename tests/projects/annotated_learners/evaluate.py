"""What a parameter's method does, its annotation tells: the class stands in another file."""
# alone: NG003 12:12, NG003 18:12

from typing import Optional

import torch

from learners import Learner, Plain


def testing_step(model: Learner, support, query):
    loss = model(support.x).sub(support.y).abs().mean()
    model.adapt(loss)
    return model(query.x).detach()  # NG003: 12 'test'


def plain_step(model: Optional[Plain], support, query):
    loss = model(support.x).sub(support.y).abs().mean()  # NG003: 12 'test_plain'
    model.record(loss)
    return model(query.x).detach()


def test(model, tasks):
    return [testing_step(model, task.support, task.query).argmax() for task in tasks]


def test_plain(model, tasks):
    return torch.stack([plain_step(model, task.support, task.query).argmax() for task in tasks])
