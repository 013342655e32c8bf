"""Words that pages use again and again, and dates as readers write them."""

from collections.abc import Sequence
from datetime import date

from shortlist import Criterion, Level, Rating
from shortlist.faults import expected_one_of, nearest

BASIS = {
    "documented": "documented",
    "observed": "observed",
    "judged": "our judgement",
    "answer": "your own answer",
}
"""What a statement rests on."""

GROUPS = {"for": "Speaks for it", "against": "Speaks against it", "unknown": "Left open"}
"""The groups of reasons in the order in which a reader meets them."""


DECIDING = "What decides?"


def long_date(day: date) -> str:
    """Return a day as it is written out.

    >>> long_date(date(2026, 11, 2))
    '2 November 2026'
    """
    return f"{day.day} {day:%B} {day.year}"


def count_of(number: int, singular: str) -> str:
    """Return a number of things, in words that agree with it.

    >>> count_of(1, "question"), count_of(2, "question")
    ('1 question', '2 questions')
    """
    return f"{number} {singular}" if number == 1 else f"{number} {singular}s"


def held_by(criterion: Criterion, rating: Rating) -> list[Level]:
    """Return the levels that a rating may be on; more than one where the evidence is divided."""
    return [criterion.levels[position] for position in rating.positions]


def levels_of(criterion: Criterion, rating: Rating) -> list[str]:
    """Return the words for the levels that a rating may be on."""
    return [level.label for level in held_by(criterion, rating)]


def unknown(noun: str, known: Sequence[str], found: str) -> str:
    """Return what is told of a word that nothing is called by: the nearest right one, or all of them.

    >>> unknown("criterion", ["admin", "html"], "admn")
    "expected the id of a criterion; got 'admn' (did you mean 'admin'?)"
    >>> unknown("criterion", ["admin", "html"], "speed")
    "expected one of admin or html; got 'speed'"
    """
    hint = nearest(known, found)
    return f"expected the id of a {noun}; got {found!r}{hint}" if hint else expected_one_of(known, found)
