"""Run inside an environment of the speed test: what the parsers alone cost on the files named in a list.

`parsers.py LIST` prints the times as JSON; `parsers.py LIST --accepted` prints the files that both parsers accept.
"""

from __future__ import annotations

import ast
import json
import sys
import time
import tokenize
import warnings
from collections.abc import Callable
from pathlib import Path

import libcst


def main() -> None:
    """Read the list, then measure or filter."""
    warnings.simplefilter("ignore")
    files = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    if "--accepted" in sys.argv:
        print("\n".join(path for path in files if _accepted(path)))
    else:
        texts = [_text(path) for path in files]
        print(json.dumps({"ast.parse": _cost(ast.parse, texts), "libcst.parse_module": _cost(_parse_module, texts)}))


def _cost(parse: Callable[[str], object], texts: list[str]) -> dict[str, float]:
    """Wall and CPU seconds of parsing all texts, each result thrown away at once as a linter would do."""
    wall, cpu = time.perf_counter(), time.process_time()
    for text in texts:
        parse(text)
    return {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}


def _parse_module(text: str) -> object:
    return libcst.parse_module(text)


def _accepted(path: str) -> bool:
    try:
        text = _text(path)
        ast.parse(text)
        libcst.parse_module(text)
    except (SyntaxError, ValueError, RecursionError, libcst.ParserSyntaxError):
        return False
    return True


def _text(path: str) -> str:
    with tokenize.open(path) as stream:
        return stream.read()


if __name__ == "__main__":
    main()
