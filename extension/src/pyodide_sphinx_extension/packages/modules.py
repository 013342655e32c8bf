"""Top-level modules as this Python finds them, none of them imported."""

import importlib.machinery
import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path

from pyodide_sphinx_extension.packages.distribution import is_shipped


def module_files(name: str, project: Path | None = None) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each file of a top-level module, in the order of their paths.

    Of a namespace package, which several distributions share, only what stands in the folder of the project counts.
    """
    origin = origin_of(name)
    if origin is not None and origin.name.partition(".")[0] != "__init__":
        yield origin.name, origin.read_bytes()
        return
    for folder in [origin.parent] if origin else portions_of(name, project):
        for path in sorted(folder.rglob("*")):
            relative = path.relative_to(folder.parent).as_posix()
            if path.is_file() and is_shipped(path.relative_to(folder).as_posix()):
                yield relative, path.read_bytes()


def spec_of(name: str) -> importlib.machinery.ModuleSpec | None:
    """Return how a top-level module is found, without importing it; those of the standard library are not."""
    if not name.isidentifier() or name in sys.stdlib_module_names:
        return None
    try:
        return importlib.util.find_spec(name)
    except ValueError:  # __main__ has no spec
        return None


def origin_of(name: str) -> Path | None:
    """Return the file that defines a top-level package or module."""
    spec = spec_of(name)
    return Path(spec.origin) if spec and spec.has_location and spec.origin else None


def portions_of(name: str, project: Path | None = None) -> list[Path]:
    """Return the folders of a namespace package, those in a project if one is given."""
    spec = spec_of(name)
    found = [Path(each) for each in spec.submodule_search_locations or ()] if spec and not spec.origin else []
    return [each for each in found if project is None or each.is_relative_to(project)]
