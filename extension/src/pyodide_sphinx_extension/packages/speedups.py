"""Optional speedups: whether a package works without compiled files that were not made for the runtime."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

CAUGHT = frozenset({"ImportError", "ModuleNotFoundError", "Exception", "BaseException"})
"""Exceptions that a missing module does not get past."""


def module_of(path: str) -> str:
    """Return the dotted name of the module that a file holds.

    >>> module_of("yaml/__init__.py"), module_of("yaml/_yaml.cpython-311-x86_64-linux-gnu.so")
    ('yaml', 'yaml._yaml')
    """
    place = PurePosixPath(path)
    parts = [*place.parts[:-1], place.name.partition(".")[0]]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def broken_modules(sources: Mapping[str, bytes], missing: frozenset[str]) -> frozenset[str]:
    """Return the modules that cannot be imported where some are missing, those included.

    A module is broken by an import of a broken one that it does not guard: at its top level, outside of
    functions, and outside of a ``try`` that catches what a missing module raises.

    Args:
        sources: Python files by path.
        missing: dotted names of the compiled modules that are left out.
    """
    needs = {module_of(path): needed_by(path, content) for path, content in sources.items()}
    broken = missing
    while True:
        more = {name for name, needed in needs.items() if any(is_in(each, broken) for each in needed)}
        if more <= broken:
            return broken
        broken |= more


def is_in(name: str, broken: frozenset[str]) -> bool:
    """Tell whether a module or one that it lies in is broken."""
    parts = name.split(".")
    return any(".".join(parts[:end]) in broken for end in range(1, len(parts) + 1))


def needed_by(path: str, content: bytes) -> frozenset[str]:
    """Return the modules that a module cannot be imported without."""
    try:
        tree = ast.parse(content)
    except (SyntaxError, ValueError):
        return frozenset()
    package = module_of(path) if path.endswith("__init__.py") else module_of(path).rpartition(".")[0]
    return frozenset(name for node in unguarded(tree.body) for name in imported(node, package))


def unguarded(body: list[ast.stmt]) -> Iterator[ast.Import | ast.ImportFrom]:
    """Yield the imports that run when a module is imported, and whose failure nothing catches."""
    for node in body:
        match node:
            case ast.Import() | ast.ImportFrom():
                yield node
            case ast.Try() if catches(node):
                yield from unguarded([*node.orelse, *node.finalbody])
            case ast.If(test=test) if "TYPE_CHECKING" in ast.dump(test):
                yield from unguarded(node.orelse)
            case ast.With() if any("suppress" in ast.dump(item.context_expr) for item in node.items):
                continue
            case ast.Try():
                yield from unguarded([*node.body, *node.orelse, *node.finalbody])
            case ast.If():
                yield from unguarded([*node.body, *node.orelse])
            case ast.With() | ast.ClassDef():
                yield from unguarded(node.body)
            case _:
                continue


def catches(node: ast.Try) -> bool:
    """Tell whether a ``try`` catches what a missing module raises."""
    for handler in node.handlers:
        if handler.type is None:
            return True
        named = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
        if any(isinstance(each, ast.Name) and each.id in CAUGHT for each in named):
            return True
    return False


def imported(node: ast.Import | ast.ImportFrom, package: str) -> Iterator[str]:
    """Yield the dotted names of what a statement imports, relative ones completed."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
        return
    parts = package.split(".") if package else []
    base = parts[: len(parts) - node.level + 1] if node.level else []
    name = ".".join([*base, *filter(None, [node.module])])
    yield name
    yield from (f"{name}.{alias.name}" for alias in node.names)
