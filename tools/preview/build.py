"""Build of the preview: one run of Sphinx, which ends in an outcome and never in a traceback."""

import gc
import logging
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from io import StringIO
from pathlib import Path
from typing import TextIO

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.console import color_terminal, nocolor
from sphinx.util.docutils import docutils_namespace, patch_docutils

from tools.preview.faults import Fault, Outcome, keep, kept, shown, stopped, unique, warned


class Warnings(StringIO):
    """A stream that keeps each warning that Sphinx writes to it as a fault."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[Fault] = []

    def write(self, text: str) -> int:
        """Keep what is written at once, which is one warning."""
        if text.strip():
            self.faults.append(warned(text))
        return len(text)


@dataclass(frozen=True)
class Builder:
    """What is built: the sources, the folders of the site and of the doctrees, settings, and the site's address."""

    source: Path
    site: Path
    doctrees: Path
    address: str
    settings: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, *, changed_paths: Sequence[Path]) -> None:
        """Build after a change, tell the faults first and then where the site is served."""
        if changed_paths:
            # A file that is replaced, as some editors save, counts as removed and as added.
            names = list(dict.fromkeys(shown(path) for path in changed_paths))
            say(f"Rebuilding after a change of {', '.join(names[:5])}")
        else:
            say("Building; the first time takes a few minutes")
            quieten()
        self.doctrees.mkdir(parents=True, exist_ok=True)
        with uncollected():
            outcome = self.build(None if changed_paths else sys.stdout)
        keep(self.doctrees, outcome)
        for line in told(outcome):
            say(line)
        say(f"Serving on {self.address}")

    def build(self, status: TextIO | None) -> Outcome:
        """Run Sphinx, and return what it ended in."""
        warnings = Warnings()
        before = kept(self.doctrees).faults
        pages = {fault.page for fault in before if fault.page}

        def read_again(_app: Sphinx, env: BuildEnvironment, *_: object) -> list[str]:
            """Have pages with a fault read again: only then is the fault told again, or gone."""
            return sorted(pages & env.found_docs)

        try:
            with patch_docutils(self.source), docutils_namespace():
                app = Sphinx(
                    self.source,
                    self.source,
                    self.site,
                    self.doctrees,
                    "dirhtml",
                    confoverrides=dict(self.settings),
                    status=status,
                    warning=warnings,
                )
                app.connect("env-get-outdated", read_again)
                app.build()
        except Exception as error:  # noqa: BLE001 -- whatever a contributor wrote, the preview goes on
            faults = stopped(error, self.doctrees / "preview-error.txt")
            # A build that stopped says nothing of the pages that had a fault before.
            of_pages = [*map(self.on_its_page, warnings.faults), *(fault for fault in before if fault.page)]
            return Outcome(built=False, faults=unique([*faults, *of_pages]))
        return Outcome(built=True, faults=unique(map(self.on_its_page, warnings.faults)))

    def on_its_page(self, fault: Fault) -> Fault:
        """Return a fault with the name of the page that it stands in, if it stands in one."""
        name, _, line = fault.place.partition(":")
        path = Path(name).resolve()
        if path.suffix != ".md" or not path.is_relative_to(self.source):
            return fault
        place = ":".join(filter(None, (shown(path), line)))
        return replace(fault, place=place, page=path.relative_to(self.source).with_suffix("").as_posix())


def quieten() -> None:
    """Leave out of a build's progress what nobody reads: colours in a log, and all settings of the Markdown parser."""
    if not color_terminal():
        nocolor()
    logging.getLogger("sphinx.myst_parser").setLevel(logging.WARNING)


@contextmanager
def uncollected() -> Iterator[None]:
    """Leave garbage where it is: a process that builds once and ends spends a fifth of its time on collecting it."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def told(outcome: Outcome) -> list[str]:
    """Return the lines that tell an outcome in a terminal.

    >>> told(Outcome(built=True, faults=(Fault("docs/why.md:7", "unknown role"),)))
    ['1 fault to put right:', '- docs/why.md:7: unknown role']
    """
    if not outcome.faults:
        return []
    number = len(outcome.faults)
    what = "1 fault" if number == 1 else f"{number} faults"
    head = f"{what} to put right{'' if outcome.built else '; until then the site stays as it was'}:"
    return [head, *(f"- {fault}" for fault in outcome.faults)]


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
