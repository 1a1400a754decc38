"""The small program that the rest of the linter works on.

It is what lowering leaves of a file: functions, statements, calls, assignments, branches and loops, without a trace of
the parser that read them. Every node carries `pos`, its number in source order. Positions in the text are looked up
from that number only when there is something to report (`Source.range_of`). The numbers of a file that is read for the
sake of another begin elsewhere, so that programs can be run together.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Node:
    """Anything with a place in the source. `pos` grows in source order and is unique in a file."""

    pos: int


# --- expressions ---------------------------------------------------------------------------------------------------


@dataclass(slots=True, eq=False)
class Expr(Node):
    """An expression."""


@dataclass(slots=True, eq=False)
class Name(Expr):
    id: str


@dataclass(slots=True, eq=False)
class Const(Expr):
    """A literal: a string, number, bool, None or Ellipsis."""

    value: object


@dataclass(slots=True, eq=False)
class Attr(Expr):
    base: Expr
    name: str


@dataclass(slots=True, eq=False)
class Call(Expr):
    """A call. `starred` tells that `*args` or `**kwargs` hide some of the arguments (their values stand in `args`)."""

    func: Expr
    args: tuple[Expr, ...]
    keywords: tuple[tuple[str, Expr], ...]
    starred: bool


@dataclass(slots=True, eq=False)
class Subscript(Expr):
    base: Expr
    index: Expr


@dataclass(slots=True, eq=False)
class Items(Expr):
    """A list, tuple or set display."""

    items: tuple[Expr, ...]


@dataclass(slots=True, eq=False)
class DictItems(Expr):
    """A dict display; the key of `**other` is None."""

    items: tuple[tuple[Expr | None, Expr], ...]


@dataclass(slots=True, eq=False)
class Operation(Expr):
    """Arithmetic, slices, f-strings, starred and all else that only combines its operands; `op` is its symbol."""

    op: str
    operands: tuple[Expr, ...]


@dataclass(slots=True, eq=False)
class Compare(Expr):
    """One comparison `left op right`; chains are lowered to `and`."""

    op: str
    left: Expr
    right: Expr


@dataclass(slots=True, eq=False)
class BoolOp(Expr):
    op: str
    left: Expr
    right: Expr


@dataclass(slots=True, eq=False)
class Not(Expr):
    operand: Expr


@dataclass(slots=True, eq=False)
class IfExp(Expr):
    test: Expr
    body: Expr
    orelse: Expr


@dataclass(slots=True, eq=False)
class Walrus(Expr):
    target: Expr
    value: Expr


@dataclass(slots=True, eq=False)
class Generator(Node):
    """One `for target in iter if ...` of a comprehension."""

    target: Expr
    iter: Expr
    conditions: tuple[Expr, ...]


@dataclass(slots=True, eq=False)
class Comprehension(Expr):
    """A comprehension of any kind; the elements of a dict's are keys and values.

    `lazy` tells that it is a generator expression, whose elements are computed when it is consumed.
    """

    generators: tuple[Generator, ...]
    elements: tuple[Expr, ...]
    lazy: bool = False


@dataclass(slots=True, eq=False)
class Await(Expr):
    value: Expr


@dataclass(slots=True, eq=False)
class Yield(Expr):
    """`yield value`, or `yield from value` if it yields `each` of its items."""

    value: Expr | None
    each: bool = False


@dataclass(slots=True, eq=False)
class Lambda(Expr):
    function: Function


# --- statements ----------------------------------------------------------------------------------------------------


@dataclass(slots=True, eq=False)
class Stmt(Node):
    """A statement."""


Block = tuple[Stmt, ...]


@dataclass(slots=True, eq=False)
class ExprStmt(Stmt):
    value: Expr


@dataclass(slots=True, eq=False)
class Assign(Stmt):
    """An assignment, annotated or not; `value` is None for a bare annotation."""

    targets: tuple[Expr, ...]
    value: Expr | None
    annotation: Expr | None = None


@dataclass(slots=True, eq=False)
class AugAssign(Stmt):
    """`target op= value`; `op` as in an `Operation`."""

    target: Expr
    value: Expr
    op: str


@dataclass(slots=True, eq=False)
class Return(Stmt):
    value: Expr | None


@dataclass(slots=True, eq=False)
class Raise(Stmt):
    value: Expr | None


@dataclass(slots=True, eq=False)
class Assert(Stmt):
    test: Expr


@dataclass(slots=True, eq=False)
class Break(Stmt):
    pass


@dataclass(slots=True, eq=False)
class Continue(Stmt):
    pass


@dataclass(slots=True, eq=False)
class Delete(Stmt):
    targets: tuple[Expr, ...]


@dataclass(slots=True, eq=False)
class If(Stmt):
    test: Expr
    body: Block
    orelse: Block


@dataclass(slots=True, eq=False)
class While(Stmt):
    test: Expr
    body: Block
    orelse: Block


@dataclass(slots=True, eq=False)
class For(Stmt):
    target: Expr
    iter: Expr
    body: Block
    orelse: Block


@dataclass(slots=True, eq=False)
class Handler(Node):
    name: str | None
    body: Block


@dataclass(slots=True, eq=False)
class Try(Stmt):
    body: Block
    handlers: tuple[Handler, ...]
    orelse: Block
    final: Block


@dataclass(slots=True, eq=False)
class WithItem(Node):
    context: Expr
    target: Expr | None


@dataclass(slots=True, eq=False)
class With(Stmt):
    items: tuple[WithItem, ...]
    body: Block


@dataclass(slots=True, eq=False)
class Case(Node):
    """One case of a match: the names it binds, the literal it compares with (if it is just that), its guard.

    `irrefutable` tells that the pattern matches anything (`case _:`).
    """

    names: tuple[str, ...]
    literal: Expr | None
    irrefutable: bool
    guard: Expr | None
    body: Block


@dataclass(slots=True, eq=False)
class Match(Stmt):
    subject: Expr
    cases: tuple[Case, ...]


@dataclass(slots=True, eq=False)
class Import(Stmt):
    """`bindings` are (local name, canonical dotted name); a relative import keeps its leading dots."""

    bindings: tuple[tuple[str, str], ...]


@dataclass(slots=True, eq=False)
class Param(Node):
    """`kind` is `""`, `*` or `**`."""

    name: str
    annotation: Expr | None
    default: Expr | None
    kind: str
    keyword_only: bool = False


@dataclass(slots=True, eq=False)
class Function(Node):
    """A function, method or lambda (named `<lambda>`), or the module body (named `<module>`).

    `bound` are the names it assigns, `borrowed` those it declares `global` or `nonlocal`. `outer` is the function whose
    variables it sees, `owner` the class whose body defines it. `opaque` tells that the body was left out: nothing in
    it can matter.
    """

    name: str
    params: tuple[Param, ...] = ()
    decorators: tuple[Expr, ...] = ()
    body: Block = ()
    is_generator: bool = False
    owner: Class | None = None
    outer: Function | None = None
    bound: frozenset[str] = frozenset()
    borrowed: frozenset[str] = frozenset()
    opaque: bool = False

    @property
    def is_module_body(self) -> bool:
        """Whether it stands for the body of a whole file."""
        return self.name == "<module>"

    @property
    def is_lambda(self) -> bool:
        return self.name == "<lambda>"


@dataclass(slots=True, eq=False)
class Class(Node):
    """A class with its direct body; methods are the functions defined there."""

    name: str
    bases: tuple[Expr, ...]
    body: Block = ()
    methods: dict[str, Function] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class FunctionDef(Stmt):
    function: Function


@dataclass(slots=True, eq=False)
class ClassDef(Stmt):
    klass: Class


@dataclass(slots=True, eq=False)
class Program:
    """A whole file: its module body as a function without parameters, and every function and class in source order.

    `imports` are all names that the file imports anywhere, with their canonical names; `stars` the modules that it
    imports every name of. `path` is where the file is, if it is another file than the one that is checked.
    """

    main: Function
    functions: list[Function]
    classes: list[Class]
    imports: dict[str, str]
    stars: tuple[str, ...] = ()
    path: str = ""
