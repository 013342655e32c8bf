"""Counts in pages and data: each is one that a script of ours made, or the reader could not repeat it."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tests.support.house import ROOT

DATA = ROOT / "src" / "shortlist" / "data"
DOCS = ROOT / "docs"
PAGES = ("*.md", "concepts/*.md", "decide/*.md", "frameworks/*.md", "scenarios/*.md")
RESULTS = DOCS / "experiments" / "results"
AUTHORS = re.compile(r"(?P<count>\d+) (?:listed )?authors,? in the year to (?P<month>[A-Z]\w+ \d{4})")
SHARE = re.compile(r"(?P<count>\d+)(?: |&nbsp;)% of the (?:\d+ )?commits")
PREFIXED = re.compile(r"(?P<count>[\d,]+) packages (?:have names that begin with|with its prefix|have its prefix)")


def texts() -> Iterator[tuple[str, str]]:
    """Yield the name and text of each page of the guide and each file of its data."""
    paths = [*DATA.rglob("*.toml"), *(path for pattern in PAGES for path in DOCS.glob(pattern))]
    yield from ((path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")) for path in sorted(paths))


def said(pattern: re.Pattern[str]) -> dict[str, re.Match[str]]:
    """Return each claim of a form, by where it stands."""
    return {f"{name}: {found[0]}": found for name, text in texts() for found in pattern.finditer(text)}


def rows(name: str) -> list[list[str | int]]:
    """Return the rows of a recorded count."""
    found: list[list[str | int]] = json.loads(Path(RESULTS / f"{name}.json").read_text(encoding="utf-8"))["rows"]
    return found


def test_every_number_of_authors_was_counted() -> None:
    """Both the number and the month in which the year ends stand in one row of our count."""
    counted = {(str(row[2]), f"{date.fromisoformat(str(row[1])):%B %Y}") for row in rows("authors")}

    claims = said(AUTHORS)

    assert claims
    assert [place for place, claim in claims.items() if (claim["count"], claim["month"]) not in counted] == []


def test_every_share_of_commits_was_counted() -> None:
    """What one person wrote is a share in our count."""
    counted = {str(row[4]).removesuffix(" %") for row in rows("authors")}

    claims = said(SHARE)

    assert claims
    assert [place for place, claim in claims.items() if claim["count"] not in counted] == []


def test_every_number_of_packages_by_prefix_was_counted() -> None:
    """How many packages begin with a framework's name is a number in our count."""
    counted = {str(row[1]) for row in rows("prefixes")}

    claims = said(PREFIXED)

    assert claims
    assert [place for place, claim in claims.items() if claim["count"].replace(",", "") not in counted] == []
