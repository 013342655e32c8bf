"""Counts who wrote the last year of a project, in clones of its repository and of those below it.

    python docs/experiments/authors.py CLONE…

A clone's folder is named after its repository, as `owner+name`. The year ends with the newest commit of the clone.
Merges and bots are left out, and people who write under two names or addresses are counted once.
"""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from record import Cell, record_count

ALIASES = {"Motov Yurii": "Yurii Motov"}
"""Names of people who are counted under another one."""
BOTS = ("[bot]", "-bot", "bot-", "github actions", "pre-commit")
COLUMNS = ("Repository", "Year to", "Authors", "Commits", "By the most active")


def row(clone: Path) -> list[Cell]:
    """Return the row of a repository."""
    newest = datetime.fromisoformat(git(clone, "-1", "--format=%cI"))
    since = newest.replace(year=newest.year - 1)
    authors = Counter(people(git(clone, "--no-merges", f"--since={since.isoformat()}", "--format=%aN|%aE")))
    most = max(authors.values())
    repository = clone.name.replace("+", "/")
    share = f"{100 * most / authors.total():.0f} %"
    return [f"`{repository}`", newest.date().isoformat(), len(authors), authors.total(), share]


def people(lines: str) -> Iterator[str]:
    r"""Yield who wrote each commit, from lines with a name, a bar and an address; a name or address tells one person.

    >>> list(people("Ada|a@x\nMotov Yurii|m@x\nBe|b@x\nBee|b@x\ndependabot[bot]|d@x"))
    ['Ada', 'Yurii Motov', 'Be', 'Be']
    """
    known: dict[str, str] = {}
    for line in lines.splitlines():
        name, _, address = line.rpartition("|")
        if any(mark in name.lower() for mark in BOTS):
            continue
        person = known.get(name) or known.get(address) or ALIASES.get(name, name)
        known[name] = known[address] = person
        yield person


def git(clone: Path, *arguments: str) -> str:
    """Return what `git log` says in a clone."""
    ran = subprocess.run(["git", "-C", str(clone), "log", *arguments], check=True, capture_output=True, text=True)
    return ran.stdout.strip()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    found = [row(Path(clone)) for clone in sys.argv[1:]]
    record_count(
        "authors",
        counted=max(str(each[1]) for each in found),
        in_what="clones of the repositories",
        columns=COLUMNS,
        rows=found,
    )
