"""What a page shows of the empty sheet is worked out once, and is what the library says."""

import json
from pathlib import Path

from shortlist import Sheet, built_in_model, parse_sheet
from shortlist_sphinx.core.report import kept_report_on, report_on
from tests.shortlist_sphinx.cached import replace_only_entry

MODEL = built_in_model()
ANSWERED = parse_sheet('[answers]\nadmin = "essential"', MODEL)


def test_a_kept_report_is_the_report(tmp_path: Path) -> None:
    """What comes from the cache is equal to what the library says, the first time and the second."""
    once, again = (kept_report_on(MODEL, ANSWERED, tmp_path) for _ in range(2))

    assert once == again == report_on(MODEL, ANSWERED)


def test_a_kept_report_is_taken_for_its_own_sheet_only(tmp_path: Path) -> None:
    """A second build reads the kept report, and another sheet has one of its own."""
    kept_report_on(MODEL, ANSWERED, tmp_path)
    replace_only_entry(tmp_path / "reports", json.dumps({"sentence": "from the cache"}).encode())

    assert kept_report_on(MODEL, ANSWERED, tmp_path)["sentence"] == "from the cache"
    assert kept_report_on(MODEL, Sheet(answers={}), tmp_path)["outcome"] == "undecided"
