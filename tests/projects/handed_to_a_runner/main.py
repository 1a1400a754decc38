"""Hands functions on: to a runner with a guard, under a guard as a partial one or in a table, and without any."""

import functools

import engine
import torch
from engine import predict_scores, predict_sum
from running import run, run_quietly

WAYS = {"mean": engine.predict_mean}


def score(net, batches):
    return run_quietly(predict_scores, net, batches)


def add(net, batches):
    return run(predict_sum, net, batches)


def order(net, batches):
    function = functools.partial(engine.predict_order, net)
    with torch.no_grad():
        return list(map(function, batches))


@torch.no_grad()
def average(net, batches):
    return [WAYS["mean"](net, batch) for batch in batches]
