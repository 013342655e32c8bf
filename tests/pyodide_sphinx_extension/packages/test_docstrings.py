import ast

import pytest

from pyodide_sphinx_extension.packages.docstrings import stripped

SOURCE = b'''#!/usr/bin/env python
# -*- coding: latin-1 -*-
"""Tells the time,
to the hour."""
from __future__ import annotations

HOUR = 1  # o'clock
"The attribute."

class Hand:
    """Points."""

    def turn(self): "Turns."; return "# no comment \xe4"

async def chime():
    """Rings.

    Loudly.
    """
'''


def lines_of(tree: ast.AST) -> list[int]:
    """Return the lines on which definitions and returns stand."""
    kept = (ast.Assign, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef, ast.Return)
    return [node.lineno for node in ast.walk(tree) if isinstance(node, kept)]


def test_docstrings_and_comments_go_and_nothing_else() -> None:
    """Words for people are gone; strings that the program reads stay, whatever they hold."""
    text = stripped(SOURCE).decode()
    words = ("Tells", "attribute", "Points", "Turns", "Rings", "o'clock", "coding")

    assert [word for word in words if word in text] == []
    assert "# no comment \u00e4" in text


def test_every_line_keeps_its_number() -> None:
    """Tracebacks of a stripped module name the lines of the real one."""
    assert lines_of(ast.parse(stripped(SOURCE))) == lines_of(ast.parse(SOURCE))


def test_an_import_from_the_future_still_stands_first() -> None:
    """What is left compiles, although such an import allows nothing but a docstring before it."""
    compile(stripped(SOURCE), "clock.py", "exec")


def test_a_class_still_has_something_for_a_docstring() -> None:
    """Data classes work out a text of their own, at a price, where there is none."""
    namespace: dict[str, type] = {}
    exec(stripped(SOURCE), namespace)  # noqa: S102  # the source stands above

    assert namespace["Hand"].__doc__ == "."


@pytest.mark.parametrize("source", [b"", b"x = 1", b"x = 1\r\ny = 2\x0c\r\n# end"], ids=["empty", "open", "old"])
def test_sources_of_any_form_are_taken(source: bytes) -> None:
    """Empty files, missing ends of lines and old line ends do no harm."""
    assert ast.dump(ast.parse(stripped(source))) == ast.dump(ast.parse(source))
