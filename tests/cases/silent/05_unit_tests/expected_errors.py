# path: tests/test_autograd_rules.py
"""Clause 5, tests that provoke the very mistakes on purpose: backward() without a graph, and passes that record."""
import pytest
import torch
import torch.nn.functional as F

from project.models import Encoder


def test_backward_under_no_grad_fails():
    encoder = Encoder(width=16)
    with torch.no_grad():
        loss = encoder(torch.randn(4, 16)).pow(2).mean()
    with pytest.raises(RuntimeError, match="does not require grad"):
        loss.backward()


def test_eval_mode_alone_does_not_stop_recording():
    encoder = Encoder(width=16)
    encoder.eval()
    out = encoder(torch.randn(4, 16))
    assert out.requires_grad
    assert out.grad_fn is not None


def test_eval_mode_survives_a_training_step():
    encoder = Encoder(width=16)
    optimizer = torch.optim.SGD(encoder.parameters(), lr=0.1)
    encoder.train()
    for _ in range(2):
        loss = F.mse_loss(encoder(torch.randn(4, 16)), torch.zeros(4, 16))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        encoder.eval()
        with torch.inference_mode():
            assert not encoder(torch.randn(1, 16)).requires_grad
    assert not encoder.training
