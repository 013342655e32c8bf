"""Places of examples in files: of pages, of what they include, and of docstrings."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

OF_DOCSTRING = ":docstring of "
"""What stands between a module's file and an object's name where autodoc names the source of a docstring."""


@dataclass(frozen=True)
class Place:
    """Where a block begins.

    Attributes:
        file: the file.
        line: its line there.
        owner: the object in whose docstring it stands; none where it stands in a page.
        exact: whether its first line was found there.
    """

    file: str
    line: int
    owner: str = ""
    exact: bool = True


def place_of(source: str | None, line: int | None, first: str, page: str) -> Place:
    """Return where a block begins.

    What docutils knows of a line is near the truth: it may name the end of a block, and counts the lines of a
    docstring from the docstring's own first one. The block's first line is looked for around there.

    Args:
        source: what docutils calls the source.
        line: what docutils takes for the line.
        first: the first line of the block.
        page: the file of the page, which stands where docutils names no source.
    """
    file, _, owner = (source or page).partition(OF_DOCSTRING)
    try:
        text = Path(file).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return Place(file, line or 1, owner, exact=False)
    spans = list(spans_of(text, owner)) if owner else []
    begin = spans[0][0] if spans else 0
    near = begin + max((line or 1) - bool(begin), 0)
    wanted = first.strip()
    found = [
        number
        for number, each in enumerate(text.splitlines(), 1)
        if each.strip() == wanted and (not spans or any(low <= number <= high for low, high in spans))
    ]
    return Place(file, min(found, key=lambda number: abs(number - near), default=near), owner, exact=bool(found))


def spans_of(text: str, owner: str) -> Iterator[tuple[int, int]]:
    """Yield the first and last line of the docstrings of an object, which may be defined more than once.

    >>> list(spans_of("def add(a, b): 'Add.'", "module.add"))
    [(1, 1)]
    """
    found = [(name, span) for name, span in docstrings_in(text) if owner.endswith(f".{name}")]
    longest = max((len(name) for name, _ in found), default=0)
    yield from (span for name, span in found if len(name) == longest)


@lru_cache(maxsize=16)
def docstrings_in(text: str) -> list[tuple[str, tuple[int, int]]]:
    """Return the first and last line of each docstring of a module, by the name of what it belongs to."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return []
    return [(name, (node.lineno, node.end_lineno or node.lineno)) for name, node in documented(tree, "")]


def documented(parent: ast.AST, prefix: str) -> Iterator[tuple[str, ast.stmt]]:
    """Yield the docstrings of classes and functions, by the qualified names of these."""
    for node in ast.iter_child_nodes(parent):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            if ast.get_docstring(node, clean=False) is not None:
                yield f"{prefix}{node.name}", node.body[0]
            if isinstance(node, ast.ClassDef):
                yield from documented(node, f"{prefix}{node.name}.")
        elif isinstance(node, ast.stmt):
            yield from documented(node, prefix)
