"""The words that pages use again and again, and dates as readers write them."""

from collections.abc import Iterable
from datetime import date

BASIS = {
    "documented": "documented",
    "observed": "observed",
    "judged": "our judgement",
    "answer": "your own answer",
}
"""What a statement rests on."""

GROUPS = {"for": "Speaks for it", "against": "Speaks against it", "unknown": "Open"}
"""The groups of reasons in the order in which a reader meets them."""


DECIDING = "Which criteria settle a tie?"


def either(words: Iterable[str]) -> str:
    """Return what is possible, in words.

    >>> either(["None", "Useful"])
    'None or Useful'
    """
    return " or ".join(words)


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
