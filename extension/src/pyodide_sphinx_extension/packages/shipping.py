"""The packages of a site: the closure of what conf.py names, selected, and zipped for readers."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from packaging.utils import canonicalize_name

from pyodide_sphinx_extension.cache import Cache
from pyodide_sphinx_extension.errors import PackageNotShippedError, nearest
from pyodide_sphinx_extension.packages import docstrings
from pyodide_sphinx_extension.packages.archive import zip_of
from pyodide_sphinx_extension.packages.closure import Closure, left_out_by
from pyodide_sphinx_extension.packages.distribution import Distribution
from pyodide_sphinx_extension.packages.installed import find_installed, is_local
from pyodide_sphinx_extension.packages.locking.files import LockedFiles
from pyodide_sphinx_extension.packages.selection import Say, fitting, selected, source_of
from pyodide_sphinx_extension.packages.target import Target


@dataclass(frozen=True)
class Wanted:
    """What the settings say of packages.

    Attributes:
        names: import names or requirements.
        exclude: patterns of files that are left out, by name.
        languages: whose translations stay; all do where there are none.
        strip: whether sources go without docstrings and comments.
    """

    names: Sequence[str]
    exclude: Mapping[str, Sequence[str]]
    languages: frozenset[str]
    strip: bool


@dataclass(frozen=True)
class Shipment:
    """The packages that a site ships.

    Attributes:
        zips: by key.
        roots: the keys of what conf.py names, by those names.
        reached: the keys of each distribution and of all that it requires, by its key.
        tops: the keys of the zips that hold top-level modules, by the names of these.
    """

    zips: Mapping[str, bytes]
    roots: Mapping[str, str]
    reached: Mapping[str, Sequence[str]]
    tops: Mapping[str, str]

    def closure_of(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the keys of all that packages need, by names that the site knows them by."""
        keys = {key for name in names for key in self.reached.get(self.key_of(name), ())}
        return tuple(sorted(keys))

    def key_of(self, name: str) -> str:
        """Return the key of what conf.py, an import or a requirement calls by this name, or nothing."""
        key = str(canonicalize_name(name)).replace("-", "_")
        return self.roots.get(name) or self.tops.get(name) or (key if key in self.zips else "")

    @property
    def names(self) -> list[str]:
        """The names that one imports what is shipped by."""
        return sorted(name for name in self.tops if not name.startswith("_"))

    def holding(self, modules: Iterable[str]) -> tuple[str, ...]:
        """Return the keys of the zips that hold modules."""
        tops = {name.partition(".")[0] for name in modules}
        return tuple(sorted({self.tops[top] for top in tops if top in self.tops}))


def ship(wanted: Wanted, files: LockedFiles, target: Target, cache: Cache, say: Say) -> Shipment:
    """Return what a site ships.

    Raises:
        PackageNotShippedError: something cannot be shipped.
    """
    closure = Closure(Finder(files), target, left_out_by(wanted.exclude))
    for name in wanted.names:
        closure.add(name)
    left = {name: each for name, each in wanted.exclude.items() if canonicalize_name(name) not in closure.left_out}
    chosen = {
        key: fitting(selected(one.selected(), left, wanted.languages), target, say, closure.needing(key))
        for key, one in sorted(closure.shipped.items())
    }
    check_excluded(left, chosen.values())
    check_left_out(wanted.exclude, closure)
    return Shipment(
        zips={key: zipped(found, cache, strip=wanted.strip) for key, found in chosen.items()},
        roots=closure.roots,
        reached={key: closure.reached(key) for key in chosen},
        tops={top: key for key, found in chosen.items() for top in found.tops},
    )


def check_excluded(exclude: Mapping[str, Sequence[str]], shipped: Iterable[Distribution]) -> None:
    """Refuse a name that nothing shipped has."""
    names = {name for found in shipped for name in (*found.tops, canonicalize_name(found.name))}
    for name in exclude:
        if name not in names and canonicalize_name(name) not in names:
            others = ", ".join(sorted(name for name in names if not name.startswith("_"))) or "none"
            msg = f"pyodide_package_exclude: {name!r} is no package of this site ({others}); correct it or take it out."
            raise PackageNotShippedError(msg)


def check_left_out(exclude: Mapping[str, Sequence[str]], closure: Closure) -> None:
    """Refuse a name that is to be left out altogether and that nothing shipped requires, or conf.py itself asks for."""
    asked = {str(canonicalize_name(closure.shipped[key].distribution.name)) for key in closure.roots.values()}
    for name in exclude:
        key = str(canonicalize_name(name))
        if key not in closure.left_out or key in closure.required_names - asked:
            continue
        if key in asked:
            msg = f"pyodide_package_exclude: {name!r} is in pyodide_packages as well; take it out of one of them."
        else:
            near = nearest(name, sorted(closure.required_names))
            msg = (
                f"pyodide_package_exclude: {name!r} is required by no package of this site{near}; "
                "correct it or take it out."
            )
        raise PackageNotShippedError(msg)


class Finder:
    """Finds distributions: this machine's own sources, then the lock file, then what is installed."""

    def __init__(self, files: LockedFiles) -> None:
        self.files = files
        self.known: dict[str, Distribution | None] = {}

    def __call__(self, name: str) -> Distribution | None:
        """Return a distribution by its name or by one that it is imported by."""
        key = str(canonicalize_name(name))
        if key not in self.known:
            self.known[key] = self.find(name)
        return self.known[key]

    def find(self, name: str) -> Distribution | None:
        """Look for a distribution."""
        entry = self.files.lock.find(name)
        if entry is not None and not is_local(name):
            return self.files.distribution(entry)
        return find_installed(name) or self.imported_as(name)

    def imported_as(self, name: str) -> Distribution | None:
        """Return the distribution of the lock file that has a top-level module of this name."""
        for entry in self.files.lock.packages.values():
            found = self.files.distribution(entry)
            if name in found.tops:
                return found
        return None


def zipped(found: Distribution, cache: Cache, *, strip: bool) -> bytes:
    """Return the zip of a distribution; stripping takes long, so what it made is kept."""
    plain = zip_of(found.files)
    if not strip:
        return plain
    made_from = (plain, Path(docstrings.__file__).read_bytes(), sys.version.encode())
    return cache.kept(
        "stripped",
        ".zip",
        made_from,
        lambda: zip_of({path: source_of(path, content) for path, content in found.files.items()}),
    )
