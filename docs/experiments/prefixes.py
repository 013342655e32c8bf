"""Counts the packages whose names begin with a framework's name and a hyphen, in a list of all packages.

    python docs/experiments/prefixes.py LIST.tsv 2026-11

The list has a line for each package, with tabs in between: name, newest version, month of that release, and rank among
the most downloaded, empty where it has none. Its first line names the columns. Public data sets about packages and
their downloads hold all of it. Fresh are releases since December of the year before.
"""

import csv
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from record import Cell, record_count

PREFIXES = ("django-", "fastapi-", "flask-", "litestar-")
COLUMNS = ("Prefix", "Packages", "Fresh", "Share that is fresh", "Much used")


def rows(packages: Iterable[dict[str, str]], since: str) -> Iterator[list[Cell]]:
    """Yield what each prefix has, and how much of it had a release since a month such as ``2025-12``.

    >>> list(rows([{"name": "flask-x", "month": "2026-01", "rank": "7"}], "2025-12"))[2]
    ['`flask-`', 1, 1, '100 %', 1]
    """
    known = list(packages)
    for prefix in PREFIXES:
        own = [each for each in known if each["name"].lower().startswith(prefix)]
        fresh = sum(each["month"] >= since for each in own)
        share = f"{100 * fresh / len(own):.0f} %" if own else "none"
        yield [f"`{prefix}`", len(own), fresh, share, sum(bool(each["rank"]) for each in own)]


def read(path: Path) -> Iterator[dict[str, str]]:
    """Yield the packages of a list; what follows the fourth column is left out."""
    with path.open(encoding="utf-8", newline="") as lines:
        table = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(table)
        for name, _version, month, rank, *_ in table:
            yield {"name": name, "month": month, "rank": rank}


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    month = sys.argv[2]
    year = int(month[:4])
    record_count(
        "prefixes",
        counted=f"{month}-01",
        in_what="a list of all package names with their newest releases and download ranks",
        columns=COLUMNS,
        rows=list(rows(read(Path(sys.argv[1])), f"{year - 1}-12")),
    )
