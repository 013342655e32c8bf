"""Texts and facts about packages: read from the data and the pages, each with the place where it stands."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name

DATA = Path("src/shortlist/data")
PAGES = Path("docs")
LEFT_OUT = ("_build", "contributing", "library", "runtime", "experiments", "scenarios/results")
"""Folders below the pages that speak of this project, or of what was seen on a day."""
OTHER_NAMES = {"Strawberry": "strawberry-graphql"}
"""Names in pages that are not those of their packages, and stand in no data."""
TARGET = re.compile(r"(?<=\])\([^)\s]*\)")
LINKED = re.compile(r"\[(?P<name>[A-Za-z][\w. -]*)\](?P<gap>\s*)(?P<version>\(\d+\.[\d.]+, [A-Z]\w+ 20\d\d\))?")
CLAUSE = re.compile(r"[.;:] ")
PACKAGE = re.compile(r"[A-Za-z0-9]+(?:-[a-z0-9]+)+")


@dataclass(frozen=True)
class Place:
    """Where something stands: a file, as seen from the top of the repository, with a key or a line."""

    path: Path
    at: str

    def __str__(self) -> str:
        """Return the place as an editor or a person finds it."""
        return f"{self.path}{':' if self.at.isdigit() else ': '}{self.at}"


@dataclass(frozen=True)
class Fact:
    """The newest release of a package, as a table of the data tells it."""

    place: Place
    package: str
    version: str
    released: date


@dataclass(frozen=True)
class Text:
    """A sentence or more about packages; ``about`` is the package of the table or page that it stands in."""

    place: Place
    words: str
    about: str | None


@dataclass(frozen=True)
class Read:
    """All that is read: facts, texts, and the packages by the names that texts call them."""

    facts: tuple[Fact, ...]
    texts: tuple[Text, ...]
    names: Mapping[str, str]

    def package_at(self, text: Text) -> Callable[[int], str | None]:
        """Return what names the package that a place of a text speaks of.

        It is the last one that the clause names before the place, else the one that the table or the page is about.
        """
        names = {**self.names, **linked_names(text.words)}
        bare = TARGET.sub(lambda target: " " * len(target[0]), text.words)
        words = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        named = [*re.finditer(rf"(?<![\w.-])(?:{words})(?![\w-]|\.\w)", bare)] if names else []

        def package(place: int) -> str | None:
            begin = max((end.end() for end in CLAUSE.finditer(bare, 0, place)), default=0)
            before = [each for each in named if begin <= each.start() and each.end() <= place]
            # "Quart, with Flask's interface" speaks of Quart.
            before.sort(key=lambda each: not bare.startswith("'s", each.end()))
            return names[before[-1][0]] if before else text.about

        return package


def linked_names(text: str) -> dict[str, str]:
    """Return the links of a text that are packages: by their form, or by a version in brackets behind them.

    >>> linked_names("[taskiq](https://taskiq.example/) (0.13.0, September 2026), [a page](https://b.example/)")
    {'taskiq': 'taskiq'}
    """
    bare = TARGET.sub("", text)
    found = (each["name"] for each in LINKED.finditer(bare) if each["version"] or PACKAGE.fullmatch(each["name"]))
    return {name: OTHER_NAMES.get(name, canonicalize_name(name)) for name in found}


def read_all(root: Path) -> Read:
    """Return what the data and the pages of a repository say of packages."""
    tables = [*tables_of(root)]
    facts = tuple(fact for path, key, package, table in tables if (fact := fact_of(path, key, package, table)))
    names = dict(OTHER_NAMES)
    for _, _, package, table in tables:
        if package is not None:
            names |= {str(table["title"]): package, package: package}
    texts = [text for path, key, package, table in tables for text in texts_of(path, key, package, table)]
    return Read(facts, (*texts, *pages_of(root, names)), names)


def tables_of(root: Path) -> Iterator[tuple[Path, str, str | None, dict[str, Any]]]:
    """Yield each table of the data that speaks of one thing: its file, key and package; a framework is one table."""
    for path in sorted((root / DATA).rglob("*.toml")):
        told, file = tomllib.loads(path.read_text(encoding="utf-8")), path.relative_to(root)
        if "title" in told and "version" in told:
            yield file, "", str(told.get("package", path.stem)), told
            continue
        for key, table in told.items():
            if isinstance(table, dict):
                yield file, key, str(table.get("package", key)) if "version" in table else None, table


def fact_of(path: Path, key: str, package: str | None, table: dict[str, Any]) -> Fact | None:
    """Return the newest release that a table tells, if it tells one."""
    if package is None or "released" not in table:
        return None
    return Fact(Place(path, joined(key, "version")), package, table["version"], table["released"])


def texts_of(path: Path, key: str, package: str | None, table: dict[str, Any]) -> Iterator[Text]:
    """Yield the texts of a table, and of the tables in it."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from texts_of(path, joined(key, name), package, value)
        elif isinstance(value, str) and " " in value:
            yield Text(Place(path, joined(key, name)), value, package)


def joined(key: str, name: str) -> str:
    """Return the key of a value in a table, as TOML writes it.

    >>> joined("", "version"), joined("alembic", "version")
    ('version', 'alembic.version')
    """
    return f"{key}.{name}" if key else name


def pages_of(root: Path, names: Mapping[str, str]) -> Iterator[Text]:
    """Yield the lines of the pages; a page is about the package that its file is named after."""
    for path in sorted((root / PAGES).rglob("*.md")):
        file = path.relative_to(root)
        if any((PAGES / folder) in file.parents for folder in LEFT_OUT):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            yield Text(Place(file, str(number)), line, names.get(path.stem))
