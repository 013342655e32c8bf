"""Build errors: one line each, with the place, the need and the cure."""

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from functools import wraps
from typing import ParamSpec, TypeVar

from sphinx.errors import ExtensionError

P = ParamSpec("P")
R = TypeVar("R")


class PyodideError(ExtensionError):
    """Something is wrong in how a site is set up, or on the machine that builds it."""


class RuntimeNotObtainedError(PyodideError):
    """The pinned runtime could not be had, or is not the pinned one."""


class PackageNotShippedError(PyodideError):
    """A package cannot be shipped with the site."""


class ExamplesNotRunError(PyodideError):
    """Node.js could not run the examples of the site."""


class StdlibNotTrimmedError(PyodideError):
    """Node.js could not trim the standard library."""


class MemoryNotMadeError(PyodideError):
    """Packages cannot be imported into a memory that all readers begin from."""


class EntryNotThereError(MemoryNotMadeError):
    """A module that was imported has no function of the name that an app calls."""


class CacheNotUsableError(PyodideError):
    """The cache folder cannot be read or written."""


class SettingError(PyodideError):
    """A value in conf.py cannot be used."""


def ends_in_words(handler: Callable[P, R]) -> Callable[P, R]:
    """Let a handler's error end the build in its one line, with exit code 1.

    Sphinx writes a report of a crash for any exception, and asks its reader to send it in. A mistake in
    conf.py is no crash.
    """

    @wraps(handler)
    def handled(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return handler(*args, **kwargs)
        except PyodideError as error:
            raise SystemExit(str(error)) from error

    return handled


def nearest(word: str, words: Sequence[str], prefix: str = "") -> str:
    """Ask whether the nearest of some words was meant, if one is near; what all begin with makes none nearer.

    >>> nearest("sessions", ["session", "packages"])
    " (did you mean 'session'?)"
    """
    near = get_close_matches(word, words, n=1)
    return f" (did you mean {prefix + near[0]!r}?)" if near else ""


def listed(words: Sequence[str], count: int = 8) -> str:
    """Return words as a list, the first of them where there are many.

    >>> listed(["attrs", "rich", "six"], 2)
    'attrs, rich, …'
    """
    return ", ".join([*words[:count], *(["…"] if len(words) > count else [])])
