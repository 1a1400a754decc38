"""Relevance: which files can matter, by their imports and names."""

from __future__ import annotations

import ast

import pytest

from flake8_nograd.flow.words import Words
from flake8_nograd.settings import Settings
from flake8_nograd.syntax.imports_torch import imports_torch
from flake8_nograd.syntax.relevance import relevant_parts
from flake8_nograd.syntax.text import split_lines

WORDS = Words(Settings())


def can_matter(source: str, stem: str) -> bool:
    return relevant_parts(ast.parse(source), split_lines(source), stem, WORDS) is not None


# --- files ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "source",
    [
        "import torch",
        "import torch as th",
        "import torch.nn.functional as F",
        "from torch import nn",
        "from torch.nn import (\n    Linear,\n)",
        "from torch\timport nn",
        "import os, torch",
        "import os as o, sys, torch.nn as nn",
        "import torchvision",
        "from transformers import AutoModel",
        "x = 1; import torch",
        "x = 1;from torch import nn",
        "try:\n    import torch\nexcept ImportError:\n    torch = None",
        "def f():\n\tfrom torch import nn",
        "\fimport torch",
        "# -*- coding: utf-8 -*-\r\nimport torch\r\n",
        "try: import torch\nexcept ImportError: pass",
        "import os, \\\n    torch",
    ],
)
def test_files_with_pytorch(source: str) -> None:
    ast.parse(source)
    assert imports_torch(source)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "import os",
        "import tensorflow as tf",
        "import torchlight",
        "from mytorch import nn",
        "from . import torch_utils",
        "import my.torch",
        "text = 'a torch in the dark'",
        "torch = 1",
        "import paddle as torch",
    ],
)
def test_files_without_pytorch(source: str) -> None:
    ast.parse(source)
    assert not imports_torch(source)


@pytest.mark.parametrize(
    ("stem", "body"),
    [
        ("train", "net.eval()\nnet(x)"),
        ("train", "net.train()\nnet(x)"),
        ("train", "with torch.no_grad():\n    net(x)"),
        ("train", "def predict(net, x):\n    return net(x)"),
        ("train", "for x in test_loader:\n    net(x)"),
        ("train", "for x in loaders['val']:\n    net(x)"),
        ("train", "def embed(net, x):\n    return net(x).detach()"),
        ("train", "def f(x):\n    return Variable(x, volatile=True)"),
        ("predict", "net(x)"),
        ("demo", "def f(net, x):\n    return net(x)"),
    ],
)
def test_files_that_can_matter(stem: str, body: str) -> None:
    assert can_matter(f"import torch\n{body}\n", stem)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "net(x)",
        "def train(net, loader):\n    for x in loader:\n        net(x).sum().backward()",
        "class Net(torch.nn.Module):\n    def forward(self, x):\n        return self.layer(x)",
        "def load(path):\n    return torch.load(path)",
    ],
)
def test_files_that_cannot_matter(body: str) -> None:
    assert not can_matter(f"import torch\n{body}\n", "train")
