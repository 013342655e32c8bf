"""Claims in sentences: what a text says of a package's releases, and what the index says of the same."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from packaging.version import Version

from tools.evidence.index import Index, Project, Release

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
MORE_NUMBERS = {"eleven": 11, "twelve": 12, "fifteen": 15}
MONTH = rf"(?P<month>{'|'.join(MONTHS)}) (?P<year>20\d\d)"
VERSION = r"(?P<version>\d+(?:\.\d+)+)"
LINE = r"(?P<version>\d+(?:\.\d+)+(?:(?:a|b|rc)\d+)?)"
NUMBER = rf"(?P<number>\d+|{'|'.join((*NUMBERS, *MORE_NUMBERS))})"


@dataclass(frozen=True)
class Judged:
    """What a claim says, what should stand in its place, and why.

    ``write`` is None where nobody but a person can say what should stand there.
    """

    says: str
    write: str | None
    why: str


@dataclass(frozen=True)
class Asked:
    """Who is asked: a project of the index, on a day."""

    index: Index
    project: Project
    day: date


Check = Callable[[re.Match[str], Asked], str | Judged | None]
"""What a claim should be, by the index: None where it holds, else the right words, or a judgement in full."""


def month_of(day: date) -> str:
    """Return a day's month in words.

    >>> month_of(date(2026, 11, 3))
    'November 2026'
    """
    return f"{MONTHS[day.month - 1]} {day.year}"


def number_word(number: int, like: str) -> str:
    """Return a number as the house writes it, with the capital of the word that it replaces.

    >>> number_word(3, "Two"), number_word(0, "one"), number_word(12, "Nine")
    ('Three', 'no', '12')
    """
    word = NUMBERS[number] if number < len(NUMBERS) else str(number)
    return word.capitalize() if like[0].isupper() else word


def check_count(said: re.Match[str], asked: Asked) -> str | None:
    """Count the final releases that still stand, of a year that ends with a month, or on a day."""
    final = [each for each in asked.project.releases if each.final and not each.yanked]
    if any(each.day is None for each in final):
        return None
    month, year = MONTHS.index(said["month"]) + 1, int(said["year"])
    day = int(said["day"]) if said["day"] else 31
    end, start = (year, month, day), (year - 1, month, day)
    days = [each.day for each in final if each.day]
    number = sum(start < (day.year, day.month, day.day) <= end for day in days)
    word = said["number"].lower()
    if number == (int(word) if word.isdigit() else {**MORE_NUMBERS, **{w: n for n, w in enumerate(NUMBERS)}}[word]):
        return None
    counted = f"{number_word(number, said['number'])} {'release' if number in {0, 1} else 'releases'}"
    return said[0].replace(said["counted"], counted, 1)


def check_newest(said: re.Match[str], asked: Asked) -> str | None:
    """Hold a version that is said to be the newest, and its month, against the index."""
    newest = asked.project.newest
    if newest.day is None:
        return None
    same = Version(said["version"]) == newest.version
    version, month = (said["version"] if same else str(newest.version)), month_of(newest.day)
    if asked.project.release(said["version"]) is None and Version(said["version"]) > newest.version:
        return None
    right = said[0].replace(said["version"], version, 1).replace(f"{said['month']} {said['year']}", month, 1)
    return None if right == said[0] else right


def check_dated(said: re.Match[str], asked: Asked) -> str | None:
    """Hold the month of a version against the day of its upload; a line such as 6.1 began with its first release."""
    release = asked.project.release(said["version"])
    if release is None or release.day is None or (month := month_of(release.day)) == f"{said['month']} {said['year']}":
        return None
    return said[0].replace(f"{said['month']} {said['year']}", month, 1)


def check_silence(said: re.Match[str], asked: Asked) -> Judged | None:
    """Hold "no release since" against the newest release; what the sentence means is then for a person."""
    newest = asked.project.newest
    if newest.day is None or month_of(newest.day) == f"{said['month']} {said['year']}":
        return None
    return Judged(said[0], None, f"{asked.project.name} {newest.version} came out on {newest.day}")


def check_needs(said: re.Match[str], asked: Asked) -> str | None:
    """Hold the oldest Python of a line, or of the newest release, against what its files accept."""
    release: Release | None = asked.project.line(said["version"]) if said["version"] else asked.project.newest
    oldest = release.oldest_python if release else None
    return None if oldest in {None, said["python"]} else said[0].removesuffix(said["python"]) + str(oldest)


def check_declared(said: re.Match[str], asked: Asked) -> str | None:
    """Hold the versions of Python or Django that the newest release declares against its classifiers."""
    begin = {"Python": "Programming Language :: Python :: ", "Django": "Framework :: Django :: "}[said["what"]]
    named = asked.index.classifiers(asked.project, asked.project.newest)
    declared = sorted(
        (each.removeprefix(begin) for each in named if re.fullmatch(re.escape(begin) + r"\d+\.\d+", each)), key=Version
    )
    if not declared:
        return None
    parts = said.groupdict()
    right = said[0].removesuffix(parts["last"]) + declared[-1]
    if parts.get("first"):
        right = right.replace(f"{said['what']} {parts['first']}", f"{said['what']} {declared[0]}", 1)
    return None if right == said[0] else right


CLAIMS: tuple[tuple[re.Pattern[str], Check], ...] = (
    (re.compile(rf"(?i)\b(?P<counted>{NUMBER} releases?) in the year to (?:(?P<day>\d+) )?{MONTH}"), check_count),
    (re.compile(rf"(?:newest|last) release is {VERSION} \({MONTH}\)"), check_newest),
    (re.compile(rf"\({VERSION}, {MONTH}\)"), check_newest),
    (re.compile(rf"(?<!release is )(?<![\d.]){VERSION} \({MONTH}\)"), check_dated),
    (re.compile(rf"(?i)\b(?:no|without a) release since {MONTH}"), check_silence),
    (
        re.compile(rf"(?<![\d.])(?:{LINE}(?: line|,)? )?(?<!also )(?:needs Python|runs on Python) (?P<python>3\.\d+)"),
        check_needs,
    ),
    (
        re.compile(r"(?:declares|For) (?P<what>Python|Django) (?P<first>\d+\.\d+) to (?P<last>\d+\.\d+)"),
        check_declared,
    ),
    (
        re.compile(r"declares (?:support )?(?:up to )?(?P<what>Django) (?:up to )?(?P<last>\d+\.\d+)(?! to)"),
        check_declared,
    ),
)
"""Each form of claim, and how it is checked."""


def judge(text: str, package_at: Callable[[int], str | None], ask: Callable[[str], Asked | None]) -> Iterator[Judged]:
    """Yield every claim of a text that does not hold.

    ``package_at`` names the package that a place of the text speaks of; ``ask`` finds it, or returns None where the
    index gave no answer.
    """
    for pattern, check in CLAIMS:
        for said in pattern.finditer(text):
            if (package := package_at(said.start())) is None:
                yield Judged(said[0], None, "the clause names no package that the data or a link knows")
            elif (asked := ask(package)) and (found := check(said, asked)):
                words = f"so the index says of {package}"
                yield found if isinstance(found, Judged) else Judged(said[0], found, words)
