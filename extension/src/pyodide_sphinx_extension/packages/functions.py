"""Functions of packages: whether an entry is there, as far as their sources tell without being run."""

import ast
import io
import sys
import zipfile
from collections.abc import Iterable, Iterator

from pyodide_sphinx_extension.errors import nearest

OF_RUNTIME = frozenset({"_pyodide", "js", "pyodide", "pyodide_js"})
"""Modules that the runtime brings, beside those of the standard library."""

MODULES = (".py", ".pyc", ".so")
"""Endings of files that are modules."""

BINDING = frozenset({"exec", "globals", "locals", "setattr", "vars"})
"""Functions by which a module may get names that do not stand in it."""

MOST = 8
"""Functions that are told where none is near."""


def what_is_missing(entry: str, packages: Iterable[bytes]) -> str | None:
    """Say which part of an entry function is missing from the zips of packages; None where only running them tells.

    Args:
        entry: the function, as ``package.module:function``.
        packages: zips of sources.
    """
    module, _, function = entry.partition(":")
    if module.partition(".")[0] in OF_RUNTIME | sys.stdlib_module_names:
        return None
    archives = [zipfile.ZipFile(io.BytesIO(each)) for each in packages]
    places = {name: (archive, path) for archive in archives for name, path in modules_of(archive.namelist())}
    if module not in places:
        return f"no package of the app has a module {module!r}{nearest(module, sorted(places))}"
    archive, path = places[module]
    names = Names.of(archive.read(path)) if path.endswith(".py") else None
    if names is None or function in names.bound:
        return None
    return f"{module} has no function {function!r}{instead(function, names.functions)}"


def modules_of(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the modules among the files of a package, each with its path.

    >>> dict(modules_of(["shop/__init__.py", "shop/fast.cpython-314.so", "shop/unit.txt"]))
    {'shop': 'shop/__init__.py', 'shop.fast': 'shop/fast.cpython-314.so'}
    """
    for path in paths:
        if path.endswith(MODULES):
            folder, _, file = path.rpartition("/")
            name = f"{folder}/{file.partition('.')[0]}".strip("/").replace("/", ".")
            yield name.removesuffix(".__init__"), path


def instead(function: str, functions: list[str]) -> str:
    """Name what may have been meant: the nearest function, or some that there are."""
    near = nearest(function, functions)
    return near or (f"; there are {', '.join(functions[:MOST])}" if functions else "")


class Names(ast.NodeVisitor):
    """Collects the names that a module's own code binds, and of these the public functions that it defines."""

    def __init__(self) -> None:
        self.bound: set[str] = set()
        self.functions: list[str] = []
        self.told = True

    @classmethod
    def of(cls, source: bytes) -> "Names | None":
        """Return the names of a module; None where its source does not tell them all."""
        try:
            tree = ast.parse(source)
        except (SyntaxError, ValueError):
            return None
        names = cls()
        names.visit(tree)
        names.bound.update(name for each in ast.walk(tree) if isinstance(each, ast.Global) for name in each.names)
        return names if names.told and "__getattr__" not in names.bound else None

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        """Note a function, and not what is inside."""
        self.bound.add(node.name)
        if not node.name.startswith("_"):
            self.functions.append(node.name)

    visit_AsyncFunctionDef = visit_FunctionDef  # noqa: N815  # ast names it so

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """Note a class, and not what is inside."""
        self.bound.add(node.name)

    def visit_Name(self, node: ast.Name) -> None:
        """Note what is assigned; and what binds names that nobody sees."""
        if isinstance(node.ctx, ast.Store):
            self.bound.add(node.id)
        elif node.id in BINDING:
            self.told = False

    def visit_alias(self, node: ast.alias) -> None:
        """Note what is imported."""
        self.bound.add(node.asname or node.name.partition(".")[0])
        self.told &= node.name != "*"
