"""Fresh state for a Python that begins from a memory made when the site was built: what is done anew.

Runs in the reader's browser, as part of the standard library of a lean start, and is part of that memory.
"""

import sys
import time
from typing import Any

STATEFUL = ("random", "logging")
"""Modules of the standard library that keep random numbers or a time from their own import; `begin` renews both."""

STATE: list[Any] = []
"""The state of the random numbers that all share, as `prepare` leaves it."""


def prepare() -> None:
    """Import what is renewed later, as far as this start has it: only what packages do by themselves is to be seen."""
    for name in STATEFUL:
        try:
            __import__(name)
        except ImportError:
            continue
    STATE.append(random_state())


def settle() -> tuple[int, int]:
    """Leave things as they are before the runtime makes the last changes, which it makes at each start.

    Returns:
        Where the standard input stands, and its bytes: its buffer, which nothing was read into, holds what was there
        before. Zeros where there is none.
    """
    sys.path.remove("")
    sys.modules["os"].environ.pop("PYTHONHASHSEED", None)
    __import__("gc").collect()
    source = getattr(sys.stdin, "buffer", None)
    return (id(source), type(source).__basicsize__) if source else (0, 0)


def is_random_used() -> bool:
    """Tell whether packages drew from the random numbers that all share since `prepare`."""
    return "random" in sys.modules and STATE.pop() != random_state()


def random_state() -> Any:  # noqa: ANN401  # it is compared only
    """Return the state of those random numbers."""
    found = sys.modules.get("random")
    return found.getstate() if found else None


def begin(language: str, rest: str, rest_size: int, whole: str, whole_size: int) -> None:
    """Make this Python the reader's own.

    Args:
        language: what the browser says, in the form of an environment variable.
        rest: address of the library that a lean start has a part of.
        rest_size: its size in bytes.
        whole: address of the whole standard library.
        whole_size: its size in bytes.
    """
    modules = sys.modules
    if "random" in modules:
        modules["random"].seed()
    if "logging" in modules:
        vars(modules["logging"])["_startTime"] = time.time_ns()
    set_zone()
    modules["os"].environ["LANG"] = language
    addresses = {"Rest": (rest, rest_size), "WholeLibrary": (whole, whole_size)}
    for finder in sys.meta_path:
        found = addresses.get(type(finder).__name__)
        if found:
            vars(finder).update(zip(("url", "size"), found, strict=True))


YEAR = (365 * 24 + 6) * 3600


def set_zone() -> None:
    """Say anew what `time` has found out of the local zone when Python began, by the way in which it does so itself."""
    begin_of_year = int(time.time() // YEAR) * YEAR
    winter, summer = (time.localtime(begin_of_year + part) for part in (0, YEAR // 2))
    if winter.tm_gmtoff > summer.tm_gmtoff:  # south of the equator
        winter, summer = summer, winter
    names = {
        "timezone": -winter.tm_gmtoff,
        "altzone": -summer.tm_gmtoff,
        "daylight": int(winter.tm_gmtoff != summer.tm_gmtoff),
        "tzname": (winter.tm_zone, summer.tm_zone),
    }
    vars(time).update(names)
