"""Faults and notices about what somebody wrote: where, what was found, what was expected, and the nearest word."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from shortlist.characters import visible

LONGEST_QUOTE = 60
LONGEST_PLACE = 200
MOST_FAULTS = 100
"""Faults that are told at once; fix these first."""


@dataclass(frozen=True, slots=True)
class Fault:
    r"""One thing that is wrong: its place (file and key, or file, line and column) and a sentence about it.

    Both show wherever they are shown: keys and names of files may hold anything.

    >>> Fault("a\x1b[31m.toml", "is empty").place
    'a\\x1b[31m.toml'
    """

    place: str
    message: str

    def __post_init__(self) -> None:
        place = visible(self.place)
        object.__setattr__(self, "place", place if len(place) <= LONGEST_PLACE else place[:LONGEST_PLACE] + "…")
        object.__setattr__(self, "message", visible(self.message))

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that is not wrong and that its author should know: a key of an older format, and what it became."""

    place: str
    message: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "place", visible(self.place))
        object.__setattr__(self, "message", visible(self.message))

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class FaultsError(ValueError):
    """Raised with every fault found at once, in the order in which they stand.

    >>> str(FaultsError([Fault("sheet.toml: must", "expected a list of question ids; got a number")]))
    'sheet.toml: must: expected a list of question ids; got a number'
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        every = tuple(faults)
        self.faults = every[:MOST_FAULTS]
        if len(every) > MOST_FAULTS:
            self.faults += (Fault(every[0].place.partition(":")[0], f"has {len(every) - MOST_FAULTS} faults more"),)
        super().__init__("\n".join(str(fault) for fault in self.faults))


def quoted(found: object) -> str:
    """Return what was found, short and with control characters escaped, so that it can be shown anywhere.

    >>> quoted("nativ")
    "'nativ'"
    >>> quoted({"a": 1})
    'a table'
    """
    if isinstance(found, str):
        return repr(found if len(found) <= LONGEST_QUOTE else found[:LONGEST_QUOTE] + "…")
    kinds: tuple[tuple[type, str], ...] = (
        (bool, "a truth value"),
        (int, "a number"),
        (float, "a number"),
        (dict, "a table"),
        (list, "a list"),
        (type(None), "nothing"),
    )
    return next((words for kind, words in kinds if isinstance(found, kind)), f"a {type(found).__name__}")


def either(words: Sequence[str]) -> str:
    """Return what is possible, as a reader lists it.

    >>> either(["none", "some", "core"])
    'none, some or core'
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} or {words[-1]}"


def expected_one_of(words: Sequence[str], found: object) -> str:
    """Return the message for a word that is not among those expected.

    >>> expected_one_of(["none", "partial", "native"], "nativ")
    "expected one of none, partial or native; got 'nativ' (did you mean 'native'?)"
    """
    return f"expected one of {either(words)}; got {quoted(found)}{nearest(words, found)}"


def nearest(words: Sequence[str], found: object) -> str:
    """Return a hint at the nearest right word, or an empty string where none is near."""
    if not isinstance(found, str):
        return ""
    near = get_close_matches(found[:LONGEST_QUOTE].lower(), list(words), n=1, cutoff=0.6)
    return f" (did you mean '{near[0]}'?)" if near else ""
