"""Clause 6, a test_loader of a template engine: the loop over it renders pages, and nothing there is a network."""
import platform
from pathlib import Path

import torch
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader

test_loader = DictLoader({"card.md": "# {{ name }}\n", "table.md": "| {{ cells | join(' | ') }} |\n"})
loader = ChoiceLoader([FileSystemLoader("templates"), test_loader])


def render_model_card(name, metrics):
    environment = Environment(loader=loader, autoescape=False)
    environment.globals["evaluate"] = environment.compile_expression("value | round(3)")
    model = environment.get_template("card.md")
    return model.render(name=name, metrics=metrics, torch=torch.__version__, python=platform.python_version())


def validate_templates():
    environment = Environment(loader=test_loader)
    checked = []
    for name in test_loader.list_templates():
        source, _, _ = test_loader.get_source(environment, name)
        module = environment.from_string(source).make_module({"name": "unet", "cells": [1, 2]})
        checked.append((name, len(str(module))))
    return checked


if __name__ == "__main__":
    print(validate_templates())
    Path("MODEL_CARD.md").write_text(render_model_card("unet", {"dice": 0.91}), encoding="utf-8")
