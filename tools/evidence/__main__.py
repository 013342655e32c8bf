"""Command of the evidence check: prints what no longer holds, or writes what can be written by a machine.

``python -m tools.evidence`` ends with 0 where everything holds, with 1 where something is left to change, and with 2
where the index gave no answer about a package; what it did answer is told all the same.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from tools.addresses import ROOT
from tools.evidence.configured import read_settings
from tools.evidence.findings import Finding, Inquiry
from tools.evidence.index import Index
from tools.evidence.texts import read_all
from tools.evidence.writing import lines_to_write, write


def main(arguments: Sequence[str] | None = None, day: date | None = None) -> int:
    """Ask the index, tell or write the findings, and return the code to end with."""
    wanted = parser().parse_args(arguments)
    settings = read_settings()
    read = read_all(wanted.root)
    inquiry = Inquiry(Index(settings, wanted.timeout), day or datetime.now(UTC).date())
    found = inquiry.findings(read)
    report = "\n".join(lines(wanted.root, found, inquiry, wrote=wanted.write, index=settings.shown)) + "\n"
    if wanted.write:
        write(wanted.root, (change for finding in found for change in finding.changes))
    sys.stdout.write(report)
    if wanted.report:
        wanted.report.write_text(report, encoding="utf-8")
    left = [finding for finding in found if not (wanted.write and finding.changes)]
    return 2 if inquiry.silent else int(bool(left))


def parser() -> argparse.ArgumentParser:
    """Return the reader of the command's arguments."""
    made = argparse.ArgumentParser(prog="nox -s evidence --", description=__doc__)
    made.add_argument("--write", action="store_true", help="write versions, dates and counts; list the rest")
    made.add_argument("--report", type=Path, metavar="FILE", help="write what is printed into a file as well")
    made.add_argument("--timeout", type=float, default=20, metavar="SECONDS", help="how long to wait for the index")
    made.add_argument("--root", type=Path, default=ROOT, metavar="FOLDER", help="the repository that is checked")
    return made


def lines(root: Path, found: Sequence[Finding], inquiry: Inquiry, *, wrote: bool, index: str) -> Iterator[str]:
    """Yield the lines of the report."""
    mechanical = [finding for finding in found if finding.changes]
    judgements = [finding for finding in found if not finding.changes]
    if mechanical:
        yield f"{len(mechanical)} {'written' if wrote else 'to write (--write does it)'}:"
        for finding in mechanical:
            yield from ("", f"{finding.place}", f"  says    {finding.says}", f"  because {finding.why}")
            yield from (f"  write   {line}" for line in lines_to_write(root, finding.changes))
        yield ""
    if judgements:
        yield f"{len(judgements)} to decide, which no machine can:"
        for finding in judgements:
            yield from ("", f"{finding.place}", f"  says    {finding.says}", f"  but     {finding.why}")
        yield ""
    if inquiry.silent:
        yield f"{len(inquiry.silent)} without an answer from {index}, so nothing was checked there:"
        yield from silence(inquiry)
    elif not found:
        yield f"Everything holds, by {index} on {inquiry.day}: {len(inquiry.index.known)} packages."


def silence(inquiry: Inquiry) -> Iterable[str]:
    """Yield why there was no answer, and where the package is named."""
    for words, places in inquiry.silent.items():
        more = f" and {len(places) - 1} more" if len(places) > 1 else ""
        yield f"  {words} ({places[0]}{more})"


if __name__ == "__main__":
    sys.exit(main())
