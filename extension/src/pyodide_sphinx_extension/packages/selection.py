"""Selection of files to ship: those of a distribution that the settings and the runtime have a use for."""

import re
import tokenize
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from pyodide_sphinx_extension.errors import PackageNotShippedError
from pyodide_sphinx_extension.packages.distribution import Distribution
from pyodide_sphinx_extension.packages.docstrings import stripped
from pyodide_sphinx_extension.packages.speedups import broken_modules, module_of
from pyodide_sphinx_extension.packages.target import COMPILED, Target, same_name
from pyodide_sphinx_extension.settings import LOCK_COMMAND

Say = Callable[[str], None]
Files = Mapping[str, bytes]

TRANSLATION = re.compile(r"(?:^|/)locale/(?P<language>[A-Za-z]{2,3})(?:[_-]\w+)?/")
"""Where packages keep translations, by the name of the language."""


def selected(found: Distribution, exclude: Mapping[str, Sequence[str]], languages: frozenset[str]) -> Distribution:
    """Return a distribution without the files that the settings leave out.

    Args:
        found: the distribution.
        exclude: patterns by name; ``*`` matches ``/`` too.
        languages: whose translations stay; all do where there are none.

    Raises:
        PackageNotShippedError: a pattern matches no file.
    """
    paths = list(found.files)
    for name, patterns in exclude.items():
        if name in found.tops or same_name(name, found.name):
            for pattern in patterns:
                paths = without(paths, name, pattern, found)
    return replace(found, files={path: found.files[path] for path in paths if is_spoken(path, languages)})


def without(paths: list[str], name: str, pattern: str, found: Distribution) -> list[str]:
    """Return the paths that a pattern does not match; it must match one of those that there were."""
    whole = f"{name}/{pattern}" if name in found.tops else pattern
    if not any(fnmatchcase(path, whole) for path in found.files):
        msg = f"pyodide_package_exclude: {pattern!r} matches no file of {name}; correct it or take it out."
        raise PackageNotShippedError(msg)
    return [path for path in paths if not fnmatchcase(path, whole)]


def is_spoken(path: str, languages: frozenset[str]) -> bool:
    """Tell whether a file stays, which a translation into another language does not.

    >>> is_spoken("shop/locale/fr/LC_MESSAGES/shop.mo", frozenset({"en"}))
    False
    """
    found = TRANSLATION.search(path)
    return not languages or found is None or found["language"].lower() in languages


def fitting(found: Distribution, target: Target, say: Say, needed_by: Sequence[str] = ()) -> Distribution:
    """Return a distribution without compiled files that are not for the runtime, if it works without them.

    Args:
        found: the distribution.
        target: what it is to run on.
        say: takes a word on what is left out.
        needed_by: the names of those that require it.

    Raises:
        PackageNotShippedError: it does not.
    """
    foreign = [path for path in found.files if is_foreign(path, found, target)]
    if not foreign:
        return found
    kept = {path: content for path, content in found.files.items() if path not in foreign}
    sources = {path: content for path, content in kept.items() if path.endswith(".py")}
    # A module that is there twice, compiled and as source, is missed by nobody.
    missing = frozenset(map(module_of, foreign)) - frozenset(map(module_of, sources))
    if public_names(found) & broken_modules(sources, missing):
        raise PackageNotShippedError(foreign_words(found, foreign[0], target, needed_by))
    say(
        f"{found.name} goes without its compiled parts ({names_of(foreign)}): they are optional and not for the runtime"
    )
    return replace(found, files=kept)


def public_names(found: Distribution) -> frozenset[str]:
    """Return the names that a distribution is imported by, apart from those of its inner parts."""
    return frozenset(name for name in found.tops if not name.startswith("_")) or found.tops


def is_foreign(path: str, found: Distribution, target: Target) -> bool:
    """Tell whether a file holds machine code that is not the runtime's."""
    name = PurePosixPath(path).name
    is_compiled = PurePosixPath(path).suffix in COMPILED or ".so." in name
    return is_compiled and not found.for_runtime and not target.imports(name)


def foreign_words(found: Distribution, path: str, target: Target, needed_by: Sequence[str]) -> str:
    """Say that a distribution cannot do without machine code that is for something else."""
    who = f", which {' and '.join(needed_by)} requires," if needed_by else ""
    return (
        f"pyodide_packages: {found.name}{who} cannot do without {path}, which is compiled for something else than the "
        f"runtime ({found.source}); `{LOCK_COMMAND}` looks for a wheel with the tag {target.platform}."
    )


def names_of(paths: Sequence[str]) -> str:
    """Return the names of some files, not too many."""
    names = [PurePosixPath(path).name for path in paths]
    return ", ".join(names[:2]) + (f" and {len(names) - 2} more" if len(names) > 2 else "")


def source_of(path: str, content: bytes) -> bytes:
    """Return a file as it is shipped where docstrings are not wanted."""
    if not path.endswith(".py"):
        return content
    try:
        return stripped(content)
    except (SyntaxError, ValueError, tokenize.TokenError) as error:
        msg = f"pyodide_strip_docstrings: {path} cannot be read as Python ({error}); exclude it."
        raise PackageNotShippedError(msg) from error
