"""Programs that nobody would write: case files with their parts torn out, doubled, exchanged and wrapped.

Random programs from a grammar hold no PyTorch, so the analysis would pass over nearly all of them. These keep the
vocabulary of the case files, and lose their sense.
"""

from __future__ import annotations

import ast
import copy
import random
from collections.abc import Callable, Iterator, Sequence

Body = list[ast.stmt]
Operation = Callable[[random.Random, Body, ast.stmt], Body]
MOST_OPERATIONS = 12
WRAPPERS = [
    "if unknown:\n    ...\nelse:\n    ...",
    "for item in test_loader:\n    ...\nelse:\n    ...",
    "while model.training:\n    ...\n    break",
    "try:\n    ...\nexcept ValueError as error:\n    ...\nfinally:\n    ...",
    "with torch.no_grad() as guard, other:\n    ...",
    "async def predict(self, *args, model=None, **kwargs):\n    async with torch.inference_mode():\n        ...",
    "class Net(nn.Module):\n    ...",
    "match model:\n    case [first, *rest] if first:\n        ...\n    case {'net': net, **others}:\n        ...",
    "@torch.no_grad()\ndef evaluate(model, /, loader, *, flag=lambda x: model(x)):\n    nonlocal_ = yield\n    ...",
    "def train(model):\n    global net\n    del model\n    ...\n    return [model(x) for x in loader() if (y := x)]",
]


def mutant(generator: random.Random, sources: Sequence[str]) -> str:
    """Return a program that `ast` can parse, made of some of `sources` by random operations."""
    first, second = (ast.parse(generator.choice(sources)) for _ in range(2))
    donors = [node for node in ast.walk(second) if isinstance(node, ast.stmt)]
    for _ in range(generator.randint(1, MOST_OPERATIONS)):
        body = generator.choice(list(_bodies(first)))
        operation = generator.choice(OPERATIONS)
        body[:] = operation(generator, body, generator.choice(donors)) or [ast.Pass()]
    _exchange_expressions(generator, first, second)
    return ast.unparse(ast.fix_missing_locations(first))


def _bodies(tree: ast.AST) -> Iterator[Body]:
    for node in ast.walk(tree):
        for name in ("body", "orelse", "finalbody"):
            body = getattr(node, name, None)
            if isinstance(body, list) and body:
                yield body


def _remove(generator: random.Random, body: Body, donor: ast.stmt) -> Body:
    gone = generator.randrange(len(body))
    return body[:gone] + body[gone + 1 :]


def _double(generator: random.Random, body: Body, donor: ast.stmt) -> Body:
    again = copy.deepcopy(generator.choice(body))
    return [*body, again]


def _shuffle(generator: random.Random, body: Body, donor: ast.stmt) -> Body:
    return generator.sample(body, len(body))


def _insert(generator: random.Random, body: Body, donor: ast.stmt) -> Body:
    place = generator.randint(0, len(body))
    return [*body[:place], copy.deepcopy(donor), *body[place:]]


def _wrap(generator: random.Random, body: Body, donor: ast.stmt) -> Body:
    wrapper = ast.parse(generator.choice(WRAPPERS))
    holes = [hole for hole in _bodies(wrapper) if any(_is_hole(statement) for statement in hole)]
    for hole in holes:
        hole[:] = [part for statement in hole for part in (copy.deepcopy(body) if _is_hole(statement) else [statement])]
    return wrapper.body


def _is_hole(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant) and statement.value.value is ...
    )


def _exchange_expressions(generator: random.Random, first: ast.AST, second: ast.AST) -> None:
    """Replace some expressions that are read, never those that are assigned to."""
    donors = [node for node in ast.walk(second) if isinstance(node, ast.Call | ast.Name | ast.Attribute | ast.Lambda)]
    donors = [node for node in donors if isinstance(getattr(node, "ctx", ast.Load()), ast.Load)]
    for node in list(ast.walk(first)):
        if isinstance(node, ast.Call) and donors and generator.random() < 0.2:
            node.func = copy.deepcopy(generator.choice(donors))
        if isinstance(node, ast.Expr | ast.Return | ast.Assign) and donors and generator.random() < 0.1:
            node.value = copy.deepcopy(generator.choice(donors))


OPERATIONS: Sequence[Operation] = (_remove, _double, _shuffle, _insert, _wrap)
