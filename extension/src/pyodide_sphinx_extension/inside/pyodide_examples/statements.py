"""Statements of an example, compiled as a program or as at a prompt."""

import __future__

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import CodeType
from typing import Any, Protocol

COROUTINE = 0x80
"""The flag of code that awaits something itself."""

Tree = ast.Module | ast.Expression | ast.Interactive


@dataclass(frozen=True)
class How:
    """How the code of an example is run.

    Attributes:
        echo: whether each expression shows its value, as at a prompt, and an error ends only its own statement.
        silent: whether not even the last expression shows its value.
        starts: the lines on which the statements of a transcript begin; found by parsing where they are not given.
        skip: those of statements that are not run.
    """

    echo: bool = False
    silent: bool = False
    starts: Sequence[int] = ()
    skip: Sequence[int] = ()

    @classmethod
    def from_request(cls, asked: Mapping[str, Any]) -> "How":
        """Read what a request says of it."""
        return cls(**{name: asked[name] for name in ("echo", "silent", "starts", "skip") if name in asked})


class Shows(Protocol):
    """What takes a value to be shown."""

    def value(self, value: object) -> None:
        """Add a value."""


class Step:
    """Statements that run as one.

    Args:
        line: where they begin.
        code: compiled, or the text of one statement at a prompt, which may turn out to be no Python.
        shows: whether they are an expression whose value is shown.
    """

    def __init__(self, line: int, code: CodeType | str, *, shows: bool = False) -> None:
        self.line = line
        self.code = code
        self.shows = shows

    async def run(self, names: dict[str, object], file: str, shown: Shows) -> BaseException | None:
        """Run the code, wait for it where it awaits something itself, and return the error that ends it.

        Returned and not raised: out of a coroutine, ``StopIteration`` would come as another error.
        """
        try:
            code = self.code if isinstance(self.code, CodeType) else typed(self.code, self.line, file, names)
            value = eval(code, names)  # noqa: S307  # to run what readers write is the purpose
            if code.co_flags & COROUTINE:
                value = await value
            if self.shows and value is not None:
                shown.value(value)
        except BaseException as error:  # noqa: BLE001  # whatever readers raise, they see
            return error
        return None


def steps_of(code: str, file: str, names: dict[str, object], how: How) -> Iterator[Step]:
    """Yield what is run at once: each statement at a prompt; all before the last expression of a program."""
    if how.starts:
        yield from typed_steps(code, how)
        return
    body = ast.parse(code, file).body
    if how.echo:
        for each in body:
            yield Step(first_line(each), compiled(ast.Interactive([each]), file, "single", names))
        return
    last = body[-1] if body and not how.silent else None
    end = len(body) - 1 if isinstance(last, ast.Expr) else len(body)
    if end:
        line = 1 if how.silent else first_line(body[0])
        yield Step(line, compiled(ast.Module(body[:end], []), file, "exec", names))
    if isinstance(last, ast.Expr):
        yield Step(last.lineno, compiled(ast.Expression(last.value), file, "eval", names), shows=True)


def typed_steps(code: str, how: How) -> Iterator[Step]:
    """Yield the statements of a transcript, each to be compiled when its turn comes."""
    lines = code.splitlines(keepends=True)
    ends = [*how.starts[1:], len(lines) + 1]
    for start, end in zip(how.starts, ends, strict=True):
        if start not in how.skip:
            yield Step(start, "".join(lines[start - 1 : end - 1]))


def first_line(statement: ast.stmt) -> int:
    """Return the line on which a statement begins, its decorators included."""
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    return min([statement.lineno, *(each.lineno for each in decorators)])


def typed(text: str, line: int, file: str, names: dict[str, object]) -> CodeType:
    """Compile a statement as a prompt does: each expression in it shows its value."""
    try:
        tree = compile(text, file, "single", ast.PyCF_ONLY_AST | flags_in(names), dont_inherit=True)
    except SyntaxError as error:
        error.lineno = (error.lineno or 1) + line - 1
        raise
    return compiled(ast.increment_lineno(tree, line - 1), file, "single", names)


def compiled(tree: Tree, file: str, mode: str, names: dict[str, object]) -> CodeType:
    """Compile a tree in which `await` may stand outside of functions."""
    code: CodeType = compile(tree, file, mode, flags_in(names), dont_inherit=True)
    return code


def flags_in(names: dict[str, object]) -> int:
    """Return the flags for compiling: those of the features of the future that a session has imported, too."""
    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    for name in __future__.all_feature_names:
        if names.get(name) is getattr(__future__, name):
            flags |= vars(__future__)[name].compiler_flag
    return flags
