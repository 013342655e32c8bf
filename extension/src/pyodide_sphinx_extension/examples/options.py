"""The options of the directive, each declared once, with its default, check and meaning."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyodide_sphinx_extension.errors import listed, nearest
from pyodide_sphinx_extension.examples.example import SHARED

Check = Callable[[str, Sequence[str]], Iterator[str]]
"""Yields what is wrong with a value, given the packages that the site ships."""

EXCEPTION = re.compile(r"[A-Za-z_]\w*")
SESSION = re.compile(r"\w[\w -]*")


def words_of(value: str) -> list[str]:
    """Split a list of names at spaces and commas.

    >>> words_of("counting, shapes")
    ['counting', 'shapes']
    """
    return [word for word in re.split(r"[,\s]+", value.strip()) if word]


def shipped_packages(value: str, shipped: Sequence[str]) -> Iterator[str]:
    """Yield the names that are not shipped."""
    for name in words_of(value):
        if name not in shipped:
            others = listed(shipped) or "which is empty"
            yield f"{name!r} is not in pyodide_packages ({others}){nearest(name, shipped)}; add it there"


def nothing(value: str, _shipped: Sequence[str]) -> Iterator[str]:
    """Yield that a switch takes no value."""
    if value.strip():
        yield f"it is a switch and takes no value, got {value!r}"


def session_name(value: str, _shipped: Sequence[str]) -> Iterator[str]:
    """Yield what is wrong with the name of a session."""
    if not SESSION.fullmatch(value):
        yield f"expected a name of letters and digits, got {value!r}"


def exception_name(value: str, _shipped: Sequence[str]) -> Iterator[str]:
    """Yield what is wrong with the name of an exception."""
    if not EXCEPTION.fullmatch(value):
        yield f"expected the name of one exception, such as ValueError, got {value!r}"


def anything(_value: str, _shipped: Sequence[str]) -> Iterator[str]:
    """Find nothing wrong."""
    return iter(())


@dataclass(frozen=True)
class Option:
    """An option of the directive.

    Attributes:
        name: as the page has it.
        default: what stands where the page does not set it, in words.
        check: yields what is wrong with a value.
        meaning: one sentence for the reference.
    """

    name: str
    default: str
    check: Check
    meaning: str


OPTIONS = (
    Option(
        "session",
        SHARED,
        session_name,
        "Examples of a page with the same session share their names; `alone` shares with none.",
    ),
    Option(
        "packages",
        "all of pyodide_packages",
        shipped_packages,
        "Import names of the packages to load, among those that the site ships; empty loads none.",
    ),
    Option(
        "hidden",
        "off",
        nothing,
        "The example is run and not shown: it prepares what the examples after it use.",
    ),
    Option(
        "output-only",
        "off",
        nothing,
        "The page shows what the example puts out and not its code, which *Edit* brings to light.",
    ),
    Option(
        "raises",
        "none",
        exception_name,
        "The exception that the example must end with; any other end is a warning.",
    ),
    Option(
        "no-run",
        "off",
        nothing,
        "The example is not run while the site is built, so it shows no output before a reader runs it.",
    ),
    Option("name", "none", anything, "A name to refer to, as in other directives."),
)

CHECKS = {option.name: option.check for option in OPTIONS}


def faults_in(
    options: Mapping[str, str | None], shipped: Sequence[str], checks: Mapping[str, Check] = CHECKS
) -> Iterator[str]:
    """Yield the author's mistakes in the options of one directive, which takes those that there is a check for."""
    names = tuple(checks)
    for name in options:
        if name not in checks:
            known = ", ".join(f":{each}:" for each in names)
            yield f"unknown option :{name}:{nearest(name, names)}; there are {known}"
    for name, check in checks.items():
        if name in options:
            for fault in check(options[name] or "", shipped):
                yield f":{name}: {fault}"
