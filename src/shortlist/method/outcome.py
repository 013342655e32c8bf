"""Outcome: who is in front and who is close behind in one world, and the verdict on each alternative.

This is the rule as it is told, one world at a time, and the only place where it stands. Where answers are open, the
exact algorithm applies it to all worlds at once: who is in front in ``exact/worlds.py``, verdicts and who is close
behind in ``exact/certain.py``, which calls :func:`kept` and :func:`verdict_by`. Laws hold the two to each other. The
comparisons are *Lexi* and *Discri* of Dubois, Fargier and Bonnefon, "On the qualitative comparison of decisions having
positive and negative features", Journal of Artificial Intelligence Research 32 (2008).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from shortlist.method.problem import Places
from shortlist.model.grades import Degree, Verdict
from shortlist.model.model import AlternativeId

Kind = Literal["shortlist", "too close", "none fits"]
OutcomeWord = Literal["shortlist", "too close", "none fits", "undecided"]
"""The kind of an outcome, or that there is more than one."""
RULE = "lexi"
"""What records call the rule by which they were made."""

LONGEST_SHORTLIST = 2
MOST_GAPS = 2
"""With more gaps than so many, a warning stands beside whoever is in front."""

Arguments = Mapping[AlternativeId, Places]
"""The arguments against each alternative in one world."""

GRAVEST_FIRST = tuple(sorted((degree for degree in Degree if degree), reverse=True))


@dataclass(frozen=True, slots=True, order=True)
class Outcome:
    """What a world leads to: its kind, and the members, those in front."""

    kind: Kind
    members: tuple[AlternativeId, ...]


def counts(places: Places) -> tuple[int, ...]:
    """Return how many arguments there are of each degree, the gravest first."""
    degrees = list(places.values())
    return tuple(degrees.count(degree) for degree in GRAVEST_FIRST)


def is_out(places: Places) -> bool:
    """Say whether an alternative lacks a must-have."""
    return Degree.OUT in places.values()


def outcome_of(arguments: Arguments) -> Outcome:
    """Return the outcome of one world: in front is whoever has the fewest of the gravest arguments, and is not out.

    Counts are compared from the gravest degree on, and the first difference settles it (*Lexi*).
    """
    counted = {name: counts(places) for name, places in arguments.items() if not is_out(places)}
    fewest = min(counted.values(), default=())
    return kind_of(tuple(sorted(name for name, found in counted.items() if found == fewest)))


def kind_of(members: tuple[AlternativeId, ...]) -> Outcome:
    """Return the outcome that has these members."""
    if not members:
        return Outcome("none fits", ())
    return Outcome("shortlist" if len(members) <= LONGEST_SHORTLIST else "too close", members)


def beats(one: Places, other: Places) -> bool:
    """Say whether one alternative beats another outright (*Discri*).

    Whoever keeps the graver argument is beaten.
    """
    mine, theirs = kept((one[place], other[place]) for place in one)
    return theirs > mine


def kept(pairs: Iterable[tuple[Degree, Degree]]) -> tuple[Degree, Degree]:
    """Return the gravest argument that each of two keeps, where places with the same degree are struck.

    >>> kept([(Degree.GAP, Degree.GAP), (Degree.NONE, Degree.FRICTION)])
    (<Degree.NONE: 0>, <Degree.FRICTION: 1>)
    """
    differing = [pair for pair in pairs if pair[0] != pair[1]]
    return (
        max((mine for mine, _ in differing), default=Degree.NONE),
        max((theirs for _, theirs in differing), default=Degree.NONE),
    )


def close_of(arguments: Arguments, outcome: Outcome) -> tuple[AlternativeId, ...]:
    """Return who is close behind in one world: neither in front nor out, and beaten by nobody."""
    behind = {name: places for name, places in arguments.items() if name not in outcome.members and not is_out(places)}
    return tuple(
        sorted(name for name, places in behind.items() if not any(beats(each, places) for each in arguments.values()))
    )


def verdict_of(places: Places) -> Verdict:
    """Return the verdict on an alternative, by the gravest arguments against it."""
    degrees = list(places.values())
    out, deciding, gaps = (degrees.count(degree) for degree in (Degree.OUT, Degree.GAP_DECIDING, Degree.GAP))
    weighty = sum(each not in LIGHT for each in degrees)
    return verdict_by(out, deciding, gaps, weighty)  # whatever is graver than friction is asked for first


def verdict_by(out: int, deciding: int, gaps: int, frictions: int) -> Verdict:
    """Return the verdict by how many arguments there are: must-haves lacked, gaps in what decides, gaps, frictions."""
    if out:
        return Verdict.RULED_OUT
    if deciding or gaps > 1:
        return Verdict.POOR_FIT
    if gaps:
        return Verdict.HAS_A_GAP
    return Verdict.FITS_WITH_FRICTION if frictions else Verdict.FITS


LIGHT = (Degree.NONE, Degree.PRACTICE)
"""Degrees that no verdict hangs on."""


def warns(places: Places) -> bool:
    """Say whether whoever is in front carries a warning: for a gap in what decides, or for many gaps."""
    degrees = list(places.values())
    return Degree.GAP_DECIDING in degrees or degrees.count(Degree.GAP) > MOST_GAPS
