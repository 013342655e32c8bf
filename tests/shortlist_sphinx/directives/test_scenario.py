"""The directive ``scenario`` shows a sheet with its result, and tells its author of mistakes."""

from pathlib import Path

import pytest

from shortlist import built_in_model, evaluate, parse_sheet
from shortlist.report.sentences import headline
from shortlist.sheets.address import to_fragment
from tests.shortlist_sphinx.reading import Element, read
from tests.shortlist_sphinx.site import PAGES, SHEET, small_site

HEAD = "Shop\n====\n\n"
MISTAKES = {
    "no-such-file": (".. scenario:: shoop.toml", SHEET, "shortlist.missing", "shoop.toml is no file"),
    "unknown-level": (
        ".. scenario:: shop.toml",
        '[answers]\nadmin = "esential"',
        "shortlist.sheet",
        "did you mean 'essential'?",
    ),
    "not-toml": (".. scenario:: shop.toml", "admin = = 1", "shortlist.sheet", "shop.toml"),
    "another-outcome": (
        ".. scenario:: shop.toml\n   :outcome: shortlist: flask",
        SHEET,
        "shortlist.outcome",
        "'shortlist: flask'",
    ),
}


@pytest.mark.parametrize(("text", "sheet", "kind", "words"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_of_the_author_is_a_warning_with_its_line(
    tmp_path: Path, text: str, sheet: str, kind: str, words: str
) -> None:
    """A missing file, a fault in a sheet and a story that tells another outcome are warned of."""
    files = {"scenario.rst": HEAD + text + "\n", "shop.toml": sheet}

    warnings = small_site(tmp_path, files).run().warnings

    assert "scenario.rst:4: WARNING: scenario: " in warnings
    assert words in warnings
    assert f"[{kind}]" in warnings


def test_every_fault_of_a_sheet_is_told_at_once(tmp_path: Path) -> None:
    """An author mends a sheet in one go."""
    sheet = '[answers]\nadmin = "esential"\nhtlm = "none"\n'

    warnings = (
        small_site(tmp_path, {"scenario.rst": HEAD + ".. scenario:: shop.toml\n", "shop.toml": sheet}).run().warnings
    )

    assert warnings.count("[shortlist.sheet]") == 2


def test_the_outcome_is_that_of_the_library(scenario: Element) -> None:
    """The sentence on the page is what the library says about the sheet."""
    model = built_in_model()

    sentence = scenario.one("p", class_="sentence").text

    assert sentence == headline(evaluate(model, parse_sheet(SHEET, model)))


def test_the_answers_are_folded_under_their_number(scenario: Element) -> None:
    """A reader meets the outcome first, and opens what led to it."""
    told = scenario.one("details", class_="told")

    answers = parse_sheet(SHEET, built_in_model()).answers
    assert told.one("summary").text == f"What goes in: {len(answers)} answers"
    assert list(told.all("table")) != []
    assert "open" not in told.attributes


def test_the_answers_stand_in_a_table(scenario: Element) -> None:
    """Each answered question is a row with its level, and a must-have says so."""
    texts = {str(key): question.text for key, question in built_in_model().questions.items()}

    rows = [[cell.text for cell in row.all("td")] for row in scenario.one("table").all("tr")]

    assert [texts["admin"], "Essential must-have"] in rows
    assert [texts["html"], "None or Some pages"] in rows


def test_the_answers_open_in_the_checklist(scenario: Element) -> None:
    """The link is relative and holds the answers as the library writes them."""
    link = scenario.one("a", class_="open-answers")

    fragment = to_fragment(parse_sheet(SHEET, built_in_model()))
    assert link.attributes["href"] == f"../checklist/#{fragment}"


def test_every_alternative_has_a_verdict(scenario: Element) -> None:
    """All alternatives are shown with a word and a picture."""
    verdicts = [entry.one("p", class_="verdict") for entry in scenario.all("li", class_="alternative")]

    assert len(verdicts) == len(built_in_model().alternatives)
    assert all(list(verdict.all("use")) and verdict.text for verdict in verdicts)


def test_a_changed_sheet_draws_its_page_anew(tmp_path: Path) -> None:
    """The page depends on its sheet: a preview shows a change at once."""
    build = small_site(tmp_path, PAGES)
    build.run()
    changed = SHEET.replace("essential", "useful").replace('must = ["admin"]', "")
    (build.source / "shop.toml").write_text(changed, encoding="utf-8")

    page = read(build.run().read("scenario/index.html"))

    assert "Useful" in page.one("table").text
