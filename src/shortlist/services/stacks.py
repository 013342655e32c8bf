"""Named stacks: parts that work together with an alternative; and alternatives that are asked about and not rated."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from shortlist.model.files import DATA
from shortlist.model.loader import built_in_model
from shortlist.model.model import AlternativeId, Model, Source
from shortlist.parsing.fields import Fields
from shortlist.services.cast import Companion, Release, built_in_cast, load_entries, release_of, source_of

STACKS = "stacks.toml"
OTHERS = "others.toml"
ROLES: Mapping[str, str] = {
    "data": "Data layer",
    "migrations": "Migrations",
    "admin": "Admin",
    "forms": "Forms",
    "api": "API and schema",
    "live": "Live connections",
    "jobs": "Background jobs",
    "sign-in": "Sign-in",
    "types": "Types",
    "tests": "Tests",
    "server": "Server",
}
"""What the parts of a stack do, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Stack:
    """A list of parts for one alternative; ``parts`` has ids by role, the alternative for what it includes."""

    id: str
    title: str
    alternative: AlternativeId
    purpose: str
    parts: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Other:
    """Something that people ask about and that is not rated: what it is for, in a line that is no rating."""

    id: str
    title: str
    home: str
    release: Release
    says: str
    source: Source


def built_in_stacks() -> Mapping[str, Stack]:
    """Return the stacks that come with the library.

    >>> built_in_stacks()["flask-pages"].parts["sign-in"]
    ('flask-login',)
    """
    return load_stacks(DATA, built_in_model(), built_in_cast())


def built_in_others() -> Mapping[str, Other]:
    """Return what people also ask about, as it comes with the library.

    >>> built_in_others()["quart"].title
    'Quart'
    """
    return load_others(DATA)


def load_stacks(directory: Path, model: Model, cast: Mapping[str, Companion]) -> Mapping[str, Stack]:
    """Return the stacks of a model, in the order of the file.

    Raises :class:`shortlist.FaultsError` with all faults.
    """

    def stack(key: str, fields: Fields) -> Stack:
        alternative = fields.word("with", list(model.alternatives))
        return Stack(
            id=key,
            title=fields.text("title"),
            alternative=AlternativeId(alternative),
            purpose=fields.text("for"),
            parts=_parts(fields.table("parts"), [alternative, *cast]),
        )

    return load_entries(directory / STACKS, stack)


def load_others(directory: Path, *, today: date | None = None) -> Mapping[str, Other]:
    """Return what people also ask about, in the order of the file.

    Without ``today`` no date counts as being in the future. Raises :class:`shortlist.FaultsError` with all faults.
    """

    def other(key: str, fields: Fields) -> Other:
        return Other(
            id=key,
            title=fields.text("title"),
            home=fields.address("home"),
            release=release_of(fields, today),
            says=fields.text("says"),
            source=source_of(fields, today),
        )

    return load_entries(directory / OTHERS, other)


def _parts(fields: Fields, known: list[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the ids of each role; those that are no known part are faults."""
    expected = "a list of entries of cast.toml, by their ids"
    parts = {}
    for role in [role for role in ROLES if fields.has(role)]:
        parts[role] = tuple(fields.one_of(role, each, known) for each in fields.items(role, expected))
    fields.finish()
    return parts
