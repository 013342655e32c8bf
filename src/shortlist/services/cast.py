"""Supporting cast: what stands beside the alternatives, and what it costs to choose two of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from shortlist.faults import Fault, FaultsError, quoted
from shortlist.model.files import DATA
from shortlist.model.loader import built_in_model
from shortlist.model.model import AlternativeId, Model, Source, frozen
from shortlist.parsing.fields import Fields
from shortlist.parsing.text import MODEL_BYTES, read_table

CAST = "cast.toml"
HYBRID = "hybrid.toml"

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Release:
    """The newest final release of a package, and the day on which it was uploaded."""

    package: str
    version: str
    released: date


@dataclass(frozen=True, slots=True)
class Companion:
    """A package or server that a decision also buys: what it is for, its upkeep, when it changes the decision.

    ``beside`` holds the alternatives that it goes with. ``release`` is ``None`` for what is no package, and ``state``
    where nothing is known that lasts.
    """

    id: str
    title: str
    home: str
    release: Release | None
    purpose: str
    state: str | None
    matters: str
    beside: tuple[AlternativeId, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class HybridCost:
    """Something that it costs to answer one project with two alternatives, or that softens it, and why."""

    id: str
    title: str
    because: str
    source: Source


def built_in_cast() -> Mapping[str, Companion]:
    """Return the supporting cast that comes with the library.

    >>> built_in_cast()["channels"].beside
    ('django',)
    """
    return load_cast(DATA, built_in_model())


def built_in_hybrid() -> Mapping[str, HybridCost]:
    """Return what a hybrid costs, as it comes with the library.

    >>> built_in_hybrid()["two-calendars"].title
    'Two calendars of upgrades'
    """
    return load_hybrid(DATA)


def load_cast(directory: Path, model: Model, *, today: date | None = None) -> Mapping[str, Companion]:
    """Return the supporting cast that stands beside a model, in the order of the file.

    Without ``today`` no date counts as being in the future. Raises :class:`shortlist.FaultsError` with all faults.
    """

    def companion(key: str, fields: Fields) -> Companion:
        return Companion(
            id=key,
            title=fields.text("title"),
            home=fields.address("home"),
            release=release_of(fields, today) if has_release(fields) else None,
            purpose=fields.text("for"),
            state=fields.text("state") if fields.has("state") else None,
            matters=fields.text("matters"),
            beside=_beside(fields, model),
            source=source_of(fields, today),
        )

    return load_entries(directory / CAST, companion)


def load_hybrid(directory: Path, *, today: date | None = None) -> Mapping[str, HybridCost]:
    """Return what a hybrid costs, in the order of the file.

    Without ``today`` no date counts as being in the future. Raises :class:`shortlist.FaultsError` with all faults.
    """

    def cost(key: str, fields: Fields) -> HybridCost:
        return HybridCost(key, fields.text("title"), fields.text("because"), source_of(fields, today))

    return load_entries(directory / HYBRID, cost)


def load_entries(path: Path, read: Callable[[str, Fields], Read]) -> Mapping[str, Read]:
    """Return a file's entries by id; all faults are raised together."""
    faults: list[Fault] = []
    fields = Fields(read_table(path, MODEL_BYTES), path.name, faults)
    entries = {key: read(key, entry) for key, entry in fields.entries()}
    if faults:
        raise FaultsError(faults)
    return frozen(entries)


def _beside(fields: Fields, model: Model) -> tuple[AlternativeId, ...]:
    """Return the alternatives that something goes with, in the order of the model; there may be none."""
    known = list(model.alternatives)
    expected = f"a list of {model.plural}, by their ids"
    given = fields.take("with", expected)
    if given is not None and not isinstance(given, list):
        fields.note("with", f"expected {expected}; got {quoted(given)}")
    words = given if isinstance(given, list) else []
    for position, word in enumerate(words):
        fields.one_of("with", word, known)
        if word in words[:position]:
            fields.note("with", f"holds {quoted(word)} twice; expected each once")
    return tuple(key for key in known if key in words)


def has_release(fields: Fields) -> bool:
    """Tell whether an entry says anything of a release; then it has to say all of it."""
    return any(fields.has(key) for key in ("package", "version", "released"))


def release_of(fields: Fields, today: date | None) -> Release:
    """Return the newest release of an entry's package."""
    return Release(fields.text("package"), fields.text("version"), fields.day("released", today))


def source_of(fields: Fields, today: date | None) -> Source:
    """Return where an entry can be read, and the day on which it was checked."""
    return Source(fields.text("source"), fields.address("url"), fields.day("checked", today))
