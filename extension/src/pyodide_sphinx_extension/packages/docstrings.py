"""Docstrings and comments: taken out of sources that are shipped, with every line left in its place."""

import ast
import io
import tokenize
from collections.abc import Iterator

NOTHING = b'"."'
"""What stands in for a docstring: allowed wherever one is, and true for code that asks whether there is one."""


def stripped(source: bytes) -> bytes:
    r"""Return a module without docstrings and comments; tracebacks still name the right lines.

    >>> stripped(b"'Tells the time.'\nHOUR = 1  # one o'clock\n")
    b'"."\nHOUR = 1\n'

    Raises:
        SyntaxError, ValueError, tokenize.TokenError: the source is no Python.
    """
    return without_docstrings(without_comments(source))


def without_comments(source: bytes) -> bytes:
    """Return a module without comments, in UTF-8."""
    encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
    text = io.StringIO(source.decode(encoding), newline=None).read()
    lines = text.split("\n")
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            row, column = token.start
            lines[row - 1] = lines[row - 1][:column].rstrip()
    return "\n".join(lines).encode()


def without_docstrings(source: bytes) -> bytes:
    """Return a module with each docstring replaced by as many lines of next to nothing."""
    lines = source.splitlines(keepends=True)
    for doc in docstrings_of(ast.parse(source)):
        first, last = doc.lineno - 1, (doc.end_lineno or doc.lineno) - 1
        before, after = lines[first][: doc.col_offset], lines[last][doc.end_col_offset :]
        lines[first : last + 1] = [before + NOTHING + after] + [b"\n"] * (last - first)
    return b"".join(lines)


def docstrings_of(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield the strings that stand as statements, of definitions and attributes alike."""
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant(value=str()) as doc):
                yield doc
