"""Overrides of ratings: what a team found in its own prototype or measurement, in place of the model's ratings."""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from shortlist.characters import json_text
from shortlist.faults import Fault, FaultsError, Notice, expected_one_of
from shortlist.model.model import Alternative, AlternativeId, Criterion, CriterionId, Model, Rating, Source, frozen
from shortlist.model.scales import positions_of
from shortlist.parsing.fields import Fields
from shortlist.parsing.text import MODEL_BYTES, Table, parse_table, read_table

Key = tuple[AlternativeId, CriterionId]

LATEST = date(2999, 12, 31)
"""A day that is in the future for anybody, whatever today is."""


@dataclass(frozen=True, slots=True)
class Override(Rating):
    """A rating by a team's own evidence; ``instead`` is the model's, which it replaces."""

    instead: Rating


Overrides = Mapping[Key, Override]


def read_overrides(
    path: Path, model: Model, *, today: date | None = None, notices: list[Notice] | None = None
) -> Overrides:
    """Return the overrides that a TOML or JSON file holds; raises :class:`shortlist.FaultsError` with all faults.

    What rates a criterion of an earlier version is passed over, and named in ``notices``.
    """
    return overrides_of(read_table(path, MODEL_BYTES), model, place=path.name, today=today, notices=notices)


def parse_overrides(
    text: str | bytes,
    model: Model,
    *,
    place: str = "overrides",
    today: date | None = None,
    notices: list[Notice] | None = None,
) -> Overrides:
    """Return the overrides that TOML or JSON text holds; raises :class:`shortlist.FaultsError` with all faults.

    What rates a criterion of an earlier version is passed over, and named in ``notices``.
    """
    content = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return overrides_of(parse_table(content, MODEL_BYTES, place), model, place=place, today=today, notices=notices)


def overrides_of(
    table: object,
    model: Model,
    *,
    place: str = "overrides",
    today: date | None = None,
    notices: list[Notice] | None = None,
) -> Overrides:
    """Return the overrides that a plain table holds, by alternative and criterion.

    Each needs its level or levels, a reason, a source of its own and the day of the check; an address may be missing,
    since a prototype seldom has one. Without ``today`` no date counts as being in the future. What rates a criterion of
    an earlier version is passed over, and named in ``notices``. Raises :class:`shortlist.FaultsError` with all faults.
    """
    passed_over: list[Notice] = [] if notices is None else notices
    faults: list[Fault] = []
    fields = Fields(table, place, faults)
    found: dict[Key, Override] = {}
    for name, criteria in fields.table("overrides").entries():
        if name not in model.alternatives:
            criteria.note("", expected_one_of(list(model.alternatives), name))
            criteria.rest.clear()
            continue
        alternative = model.alternatives[AlternativeId(name)]
        for key, entry in criteria.entries():
            if _is_former(entry, key, model):
                passed_over.append(_notice(place, name, key, model))
                continue
            override = _override(entry, key, alternative, model, today)
            if override is not None:
                found[alternative.id, CriterionId(key)] = override
    fields.finish()
    if faults:
        raise FaultsError(faults)
    return frozen(dict(sorted(found.items())))


def _is_former(fields: Fields, key: str, model: Model) -> bool:
    """Say whether a criterion is meant as it was before others took its place, and if so leave nothing to read."""
    former = model.former.criteria.get(CriterionId(key))
    given = fields.rest.get("between", fields.rest.get("level"))
    levels = given if isinstance(given, list) else [given]
    if former is None or not levels or any(level not in former.levels for level in levels):
        return False
    fields.rest.clear()
    return True


def _notice(place: str, alternative: str, key: str, model: Model) -> Notice:
    successors = " and ".join(f"'{one}'" for one in model.former.criteria[CriterionId(key)].becomes)
    message = f"is passed over: it rates what {successors} have taken the place of; rate these anew"
    return Notice(f"{place}: overrides.{alternative}.{key}", message)


def _override(fields: Fields, key: str, alternative: Alternative, model: Model, today: date | None) -> Override | None:
    criterion = model.criteria.get(CriterionId(key))
    if criterion is None or criterion.id not in alternative.ratings:
        fields.note("", _unrated(key, criterion, alternative, model))
        fields.rest.clear()
        return None
    replaced = alternative.ratings[criterion.id]
    return Override(
        positions=positions_of(fields, criterion.levels),
        because=fields.text("because"),
        basis="observed",
        confidence="medium",
        source=Source(
            title=fields.text("source"),
            url=fields.address("url") if fields.has("url") else "",
            checked=_checked(fields, today),
        ),
        instead=replaced.instead if isinstance(replaced, Override) else replaced,
    )


def _checked(fields: Fields, today: date | None) -> date:
    """Return the day of a check; JSON has no dates, so a text such as "2026-11-22" is one too."""
    found = fields.rest.get("checked")
    if isinstance(found, str):
        with suppress(ValueError):
            fields.rest["checked"] = date.fromisoformat(found)
    day = fields.day("checked", today)
    if today is None and day > LATEST:
        fields.note("checked", f"expected a date that is not in the future; got {day}")
    return day


def _unrated(key: str, criterion: Criterion | None, alternative: Alternative, model: Model) -> str:
    asked = model.experience(criterion, alternative.id) if criterion else None
    if asked:
        return f"is not rated but answered by your team; answer '{asked.id}' in the sheet instead"
    return expected_one_of(list(alternative.ratings), key)


def with_overrides(model: Model, overrides: Overrides) -> Model:
    """Return the model with ratings replaced, under a hash of its own that follows from both.

    Apply all overrides at once: a ``ValueError`` says that the model has some already.
    """
    if not overrides:
        return model
    if overrides_in(model):
        msg = f"The model {model.id} has overrides already; apply all of them to the built-in or loaded model at once."
        raise ValueError(msg)
    alternatives = {
        name: replace(alternative, ratings=frozen({**alternative.ratings, **_of(name, overrides)}))
        for name, alternative in model.alternatives.items()
    }
    told = json.dumps([model.hash, overrides_table(overrides, model)], sort_keys=True)
    return replace(model, hash=sha256(told.encode()).hexdigest(), alternatives=frozen(alternatives))


def joined(several: Iterable[tuple[str, Overrides]]) -> Overrides:
    """Return the overrides of several places, each with what faults call it, as one.

    Raises :class:`shortlist.FaultsError` where two places rate the same thing, and not in the same words.
    """
    found: dict[Key, Override] = {}
    home: dict[Key, str] = {}
    faults: list[Fault] = []
    for place, overrides in several:
        for key, override in overrides.items():
            if found.setdefault(key, override) != override:
                message = f"is rated otherwise in {home[key]}; expected one rating of your own for each"
                faults.append(Fault(f"{place}: overrides.{'.'.join(key)}", message))
            home.setdefault(key, place)
    if faults:
        raise FaultsError(faults)
    return frozen(dict(sorted(found.items())))


def _of(name: AlternativeId, overrides: Overrides) -> dict[CriterionId, Override]:
    return {criterion: override for (alternative, criterion), override in overrides.items() if alternative == name}


def overrides_in(model: Model) -> Overrides:
    """Return the overrides that a model was given, none for a model as it was loaded."""
    found = {
        (name, criterion): rating
        for name, alternative in model.alternatives.items()
        for criterion, rating in alternative.ratings.items()
        if isinstance(rating, Override)
    }
    return frozen(dict(sorted(found.items())))


def overrides_table(overrides: Overrides, model: Model) -> Table:
    """Return overrides as a plain table in its one canonical order; :func:`overrides_of` reads it back.

    Dates are texts here, as JSON has no others; in TOML they are dates.
    """
    table: dict[str, Table] = {}
    for (alternative, criterion), override in sorted(overrides.items()):
        table.setdefault(alternative, {})[criterion] = _entry(model.criteria[criterion], override)
    return {"overrides": table}


def _entry(criterion: Criterion, override: Override) -> Table:
    levels = [criterion.levels[position].id for position in override.positions]
    return {
        **({"level": levels[0]} if len(levels) == 1 else {"between": levels}),
        "because": override.because,
        "source": override.source.title,
        **({"url": override.source.url} if override.source.url else {}),
        "checked": override.source.checked.isoformat(),
    }


def overrides_toml(overrides: Overrides, model: Model) -> str:
    """Return overrides as a TOML file; :func:`parse_overrides` reads it back."""
    parts = [
        "\n".join(
            [
                f"[overrides.{alternative}.{criterion}]",
                *(f"{key} = {_toml(key, value)}" for key, value in _entry(model.criteria[criterion], override).items()),
            ]
        )
        for (alternative, criterion), override in sorted(overrides.items())
    ]
    return "\n\n".join(parts or ["[overrides]"]) + "\n"


def _toml(key: str, value: object) -> str:
    """Return a value in TOML, whose texts and lists of texts are spelled as in JSON."""
    return str(value) if key == "checked" else json_text(value)
