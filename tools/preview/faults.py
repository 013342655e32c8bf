"""Faults of a build: what Sphinx warned of or stopped at, in words for whoever wrote the page or the data."""

import json
import re
import traceback
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from sphinx.errors import SphinxError

COLOURS = re.compile(r"\x1b\[[0-9;]*m")
WARNING = re.compile(r"^(?:(?P<place>\S.*?): )?(?:WARNING|ERROR|CRITICAL): (?P<words>.*?)(?: \[[\w.-]+\])?$", re.DOTALL)
FRAME = re.compile(r'^\s*File "(?P<file>[^"]+)", line (?P<line>\d+)', re.MULTILINE)
FAULTS = "preview-faults.json"
"""The file of the last build's faults, beside its doctrees."""


@dataclass(frozen=True)
class Fault:
    """What is wrong: the place as Sphinx names it, the words, and the page to read again until it is put right."""

    place: str
    words: str
    page: str = ""

    def __str__(self) -> str:
        """Return the fault as one paragraph."""
        return f"{self.place}: {self.words}" if self.place else self.words


@dataclass(frozen=True)
class Outcome:
    """What a build ended in: whether there is a site of today's sources, and all faults."""

    built: bool
    faults: tuple[Fault, ...]


def warned(text: str) -> Fault:
    r"""Return the fault that a warning of Sphinx tells.

    >>> str(warned("docs/why.md:7: WARNING: Unknown role 'criterio' [myst.role]\n"))
    "docs/why.md:7: Unknown role 'criterio'"
    """
    text = COLOURS.sub("", text).strip()
    found = WARNING.match(text)
    return Fault(found["place"] or "", found["words"]) if found else Fault("", text)


def stopped(error: BaseException, trace: Path) -> list[Fault]:
    """Return the faults that stopped a build; of an error that nobody foresaw, the place, and where it is told in full.

    ``trace`` is the file for the whole of such an error.
    """
    if isinstance(error, SphinxError) and not FRAME.search(str(error)):
        return [Fault("", line.strip()) for line in str(error).strip().splitlines() if line.strip()]
    told = str(error) if isinstance(error, SphinxError) else "".join(traceback.format_exception(error))
    trace.write_text(told, encoding="utf-8")
    frames = FRAME.findall(told)
    file, line = frames[-1] if frames else (str(trace), "1")
    last = told.strip().splitlines()[-1].strip()
    return [Fault(f"{shown(Path(file))}:{line}", f"{last} (the whole of it is in {shown(trace)})")]


def shown(path: Path) -> str:
    """Return a path as seen from here, where it lies below."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def keep(folder: Path, outcome: Outcome) -> None:
    """Write an outcome beside the doctrees, whole or not at all."""
    part = folder / f"{FAULTS}.part"
    part.write_text(json.dumps(asdict(outcome)), encoding="utf-8")
    part.replace(folder / FAULTS)


def kept(folder: Path) -> Outcome:
    """Return the outcome of the last build; without one, or with one that cannot be read, nothing is wrong."""
    try:
        told = json.loads((folder / FAULTS).read_text(encoding="utf-8"))
        return Outcome(told["built"], tuple(Fault(**fault) for fault in told["faults"]))
    except (OSError, ValueError, TypeError, KeyError):
        return Outcome(built=True, faults=())


def unique(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return faults in their order, each once."""
    return tuple(dict.fromkeys(faults))
