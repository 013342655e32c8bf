"""Types of the library's report, as far as pages draw it, and the blank that templates hold."""

import json
from pathlib import Path
from typing import TypedDict, cast

import shortlist
from pyodide_sphinx_extension.cache import kept
from shortlist import Model, Sheet, evaluate, json_of, report_of, table_of
from shortlist.report.shapes import SoFarShape


class Source(TypedDict):
    """Where a reason can be read."""

    title: str
    url: str
    checked: str


class Reason(TypedDict):
    """What one criterion says about one alternative."""

    criterion: str
    title: str
    name: str
    question: str
    need: list[str]
    capability: list[str]
    grades: list[str]
    deciding: bool
    must: bool
    because: str
    basis: str
    source: Source | None
    due: bool


class Cap(TypedDict):
    """A rule that holds a verdict down."""

    id: str
    at_most: str
    because: str
    criteria: list[str]


class Verdict(TypedDict):
    """A verdict, or the two that it lies between, and what the answers give so far."""

    worst: str
    best: str
    so_far: str
    words: str


Entry = TypedDict(
    "Entry",
    {
        "id": str,
        "title": str,
        "version": str,
        "verdict": Verdict,
        "rules": list[Cap],
        "for": list[Reason],
        "against": list[Reason],
        "unknown": list[Reason],
        "not_needed": list[str],
    },
)


class Report(TypedDict):
    """What the library says about one sheet."""

    headline: str
    outcome: str
    settled: bool
    exact: bool
    sentence: str
    front: list[str]
    close: list[str]
    so_far: SoFarShape
    shortlist: list[str]
    possible: list[str]
    open: list[str]
    as_of: str
    model: dict[str, str]
    alternatives: list[Entry]


def report_on(model: Model, sheet: Sheet) -> Report:
    """Return the report of a sheet, as the command line prints it."""
    return cast("Report", report_of(evaluate(model, sheet), sheet))


def kept_report_on(model: Model, sheet: Sheet, cache: Path) -> Report:
    """Return the report of a sheet on which so much is open that it is not worked out at each build."""
    library = sorted(Path(shortlist.__file__).parent.rglob("*.py"))
    answers = json_of(table_of(sheet)).encode()
    made_from = (model.hash.encode(), answers, *(path.read_bytes() for path in library))
    content = kept(cache / "reports", ".json", made_from, lambda: json.dumps(report_on(model, sheet)).encode())
    return cast("Report", json.loads(content))


BLANK = Reason(
    criterion="",
    title="",
    name="",
    question="",
    need=[],
    capability=[],
    grades=["met"],
    deciding=True,
    must=True,
    because="",
    basis="",
    source=Source(title="", url="", checked=""),
    due=True,
)
"""A reason to be filled in; every part that may be wanted is there."""
