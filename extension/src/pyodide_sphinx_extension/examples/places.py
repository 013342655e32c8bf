"""Places of examples in files: of pages, of what they include, and of docstrings."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
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
    """

    file: str
    line: int
    owner: str = ""


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
        return Place(file, line or 1, owner)
    spans = list(spans_of(text, owner)) if owner else []
    begin = spans[0][0] if spans else 0
    near = begin + max((line or 1) - bool(begin), 0)
    wanted = first.strip()
    found = [
        number
        for number, each in enumerate(text.splitlines(), 1)
        if each.strip() == wanted and (not spans or any(low <= number <= high for low, high in spans))
    ]
    return Place(file, min(found, key=lambda number: abs(number - near), default=near), owner)


def spans_of(text: str, owner: str) -> Iterator[tuple[int, int]]:
    """Yield the first and last line of the docstrings of an object, which may be defined more than once.

    >>> list(spans_of("def add(a, b): 'Add.'", "module.add"))
    [(1, 1)]
    """
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return
    found = [each for each in documented(tree, "") if owner.endswith(f".{each[0]}")]
    longest = max((len(name) for name, _ in found), default=0)
    for name, docstring in found:
        if len(name) == longest:
            yield docstring.lineno, docstring.end_lineno or docstring.lineno


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
