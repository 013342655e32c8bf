"""Editable installs: distributions whose modules stay in their folder of sources, which installers only point at."""

import ast
import importlib.metadata
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from pyodide_sphinx_extension.packages.distribution import top_of
from pyodide_sphinx_extension.packages.modules import origin_of, portions_of

Metadata = importlib.metadata.Distribution

IMPORT = re.compile(r"import\s+(\w+)")
"""A line of a .pth file that names no folder and runs a module of the installer's instead."""

NOT_SHIPPED = frozenset(
    [
        "benchmarks",
        "build",
        "conftest",
        "dist",
        "docs",
        "examples",
        "noxfile",
        "scripts",
        "setup",
        "tasks",
        "test",
        "tests",
        "tools",
    ]
)
"""What stands beside the modules of a project and is none of them, where these have no folder of their own."""


def header(metadata: Metadata, name: str) -> str:
    """Return a header of the metadata, "" where it is missing: newer Pythons warn of asking for what is not there."""
    return next(iter(metadata.metadata.get_all(name, [])), "")


def direct_url(metadata: Metadata) -> dict[str, Any]:
    """Return where a distribution was installed from, if that was no index."""
    try:
        told = json.loads(metadata.read_text("direct_url.json") or "{}")
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) and isinstance(told.get("url", ""), str) else {}


def folder_of_sources(metadata: Metadata) -> Path | None:
    """Return the folder on this machine that a distribution was installed from."""
    url = urlsplit(direct_url(metadata).get("url", ""))
    return Path(unquote(url.path)) if url.scheme == "file" else None


def is_editable(metadata: Metadata) -> bool:
    """Tell whether a distribution was installed in the editable way."""
    told = direct_url(metadata).get("dir_info")
    return isinstance(told, dict) and told.get("editable") is True and folder_of_sources(metadata) is not None


def loaders_of(metadata: Metadata) -> frozenset[str]:
    """Return the paths of the modules that an installer put beside the metadata to find those of the project."""
    return frozenset(f"{found[1]}.py" for line in pointers_of(metadata) if (found := IMPORT.match(line)))


def pointers_of(metadata: Metadata) -> Iterator[str]:
    """Yield the lines of the .pth files of a distribution."""
    for file in metadata.files or ():
        place = Path(str(metadata.locate_file(file)))
        if place.suffix == ".pth" and place.is_file():
            yield from filter(None, map(str.strip, place.read_text(encoding="utf-8").splitlines()))


def modules_of(metadata: Metadata) -> frozenset[str]:
    """Return the names of the top-level modules of an editable distribution; none where they cannot be told."""
    project = folder_of_sources(metadata)
    if project is None or not is_editable(metadata):
        return frozenset()
    site = Path(str(metadata.locate_file("")))
    folders = [site / line for line in pointers_of(metadata) if not IMPORT.match(line)]
    loaders = [site / path for path in loaders_of(metadata)]
    found = {name for folder in folders for name in modules_below(folder, project, header(metadata, "Name"))}
    return frozenset(found.union(*(modules_told_by(loader, project, site) for loader in loaders)))


def modules_below(folder: Path, project: Path, title: str) -> frozenset[str]:
    """Return the modules in a folder; in that of the project itself, not what stands beside them."""
    if not folder.is_dir():
        return frozenset()
    is_project = folder.resolve() == project.resolve()
    found = frozenset(name for path in folder.iterdir() if (name := module_at(path, namespaces=not is_project)))
    alike = frozenset(name for name in found if plain(name) == plain(title))
    return (alike or found - NOT_SHIPPED) if is_project else found


def module_at(path: Path, *, namespaces: bool) -> str:
    """Return the name of the module at a path, or nothing; a folder without __init__.py may be a namespace."""
    if not path.is_dir():
        return top_of(path.name)
    is_package = (path / "__init__.py").is_file() or (namespaces and next(path.rglob("*.py"), None) is not None)
    return top_of(f"{path.name}/__init__.py") if is_package else ""


def modules_told_by(loader: Path, project: Path, site: Path) -> frozenset[str]:
    """Return the modules that an installer's loader names: each builder writes another, and all in plain texts."""
    try:
        tree = ast.parse(loader.read_bytes())
    except (OSError, SyntaxError, ValueError):
        return frozenset()
    texts = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    names = {text.partition(".")[0] for text in texts}
    return frozenset(name for name in names if any(is_of(place, project, site) for place in places_of(name)))


def places_of(name: str) -> list[Path]:
    """Return where a module is found."""
    origin = origin_of(name)
    return [origin] if origin else portions_of(name)


def is_of(place: Path, project: Path, site: Path) -> bool:
    """Tell whether a module belongs to a project, which may hold the environment of the build as well."""
    return place.is_relative_to(project) and not place.is_relative_to(site)


def plain(name: str) -> str:
    """Return a name as people hear it.

    >>> plain("Tally-Kit") == plain("tally_kit") == plain("tallykit")
    True
    """
    return re.sub(r"[-_.]+", "", name).lower()
