"""Imports of a package: which modules of the standard library its sources name."""

import ast
import contextlib
import io
import sys
import zipfile
from collections.abc import Iterable, Iterator

EVENT_LOOP = "asyncio"
"""What runs a coroutine, whether or not its module imports it."""


def stdlib_imports(package: bytes) -> set[str]:
    """Return the modules of the standard library that the sources in a zip use anywhere.

    What is no Python, as some packages ship for their tests, uses none.
    """
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        sources = [archive.read(name) for name in archive.namelist() if name.endswith(".py")]
    found: set[str] = set()
    for source in sources:
        with contextlib.suppress(SyntaxError, ValueError):
            found.update(imports_of(source), {EVENT_LOOP} if awaits(source) else ())
    return {name for name in found if name.partition(".")[0] in sys.stdlib_module_names}


def awaits(source: bytes) -> bool:
    """Tell whether a source defines coroutines.

    >>> awaits(b"async def answer(request): ..."), awaits(b"def answer(request): ...")
    (True, False)
    """
    return any(isinstance(node, ast.AsyncFunctionDef) for node in ast.walk(ast.parse(source)))


def imports_of_examples(codes: Iterable[str]) -> set[str]:
    """Return the modules that examples import; some may be no Python at all.

    >>> sorted(imports_of_examples(["import math, counting", "import ("]))
    ['counting', 'math']
    """
    found: set[str] = set()
    for code in codes:
        with contextlib.suppress(SyntaxError, ValueError):
            found.update(imports_of(code.encode()))
    return found


def imports_of(source: bytes) -> Iterator[str]:
    """Yield the names of all modules that a source imports.

    >>> sorted(imports_of(b"import json.decoder; from importlib import resources"))
    ['importlib', 'importlib.resources', 'json.decoder']
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            # What is imported from a package may be a module of it; if not, nothing is lost.
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
