"""The directives ``decision-table`` and ``rules`` draw what the verdict is made by."""

from pathlib import Path

import pytest

from shortlist import Criterion, Rule
from tests.shortlist_sphinx.conftest import Reading
from tests.shortlist_sphinx.guide import MODEL, titled
from tests.shortlist_sphinx.reading import Element, read
from tests.shortlist_sphinx.site import small_site


def rows_of(table: Element) -> list[list[str]]:
    """Return the words of a table, cell by cell."""
    return [[cell.text for cell in row.all() if cell.tag in {"th", "td"}] for row in table.all("tr")]


def table_of(page: Element, criterion: Criterion) -> Element:
    """Return the table of a criterion."""
    frames = page.all("div", class_="decision-table")
    return next(each.one("table") for each in frames if each.one(class_="table-title").text == criterion.title)


def test_a_table_holds_the_grade_of_every_need_and_capability(subtests: pytest.Subtests, page_of: Reading) -> None:
    """Rows are needs above the lowest, columns are capabilities, and cells are grades by their words."""
    for criterion in MODEL.criteria.values():
        with subtests.test(criterion.id):
            head, *body = rows_of(table_of(page_of("tables"), criterion))

            needs = MODEL.questions[criterion.need].levels
            assert head[1:] == [level.label for level in criterion.levels]
            assert body == [
                [need.label, *[grade.word for grade in grades]]
                for need, grades in zip(needs[1:], criterion.fit[1:], strict=True)
            ]


def test_a_grade_is_told_by_shape_and_word(page_of: Reading) -> None:
    """Nobody needs to see colours to read a table."""
    cells = list(page_of("tables").one("table", class_="rules").all("td"))

    grades = [cell for table in page_of("tables").all("table", class_="decision") for cell in table.all("td")]

    assert cells != []
    assert [cell for cell in grades if not (list(cell.all("use")) and cell.text)] == []


def test_the_pictures_stand_once_on_a_page(page_of: Reading) -> None:
    """Two directives that draw shapes share their definitions."""
    assert len(list(page_of("tables").all("symbol", id="shape-met"))) == 1


def test_one_table_can_stand_alone(tmp_path: Path) -> None:
    """With the id of a criterion, its table is drawn and no other."""
    built = small_site(tmp_path, {"page.rst": titled("Page", ".. decision-table:: admin")}).run()

    page = read(built.read("page/index.html"))

    assert [each.text for each in page.all(class_="table-title")] == ["Admin interface"]


@pytest.mark.parametrize("rule", MODEL.rules, ids=lambda rule: rule.id)
def test_a_rule_says_what_it_allows_at_most_and_why(page_of: Reading, rule: Rule) -> None:
    """Each rule has an anchor in a row with its verdict and its reason."""
    table = page_of("tables").one("table", class_="rules")

    row = next(row for row in table.all("tr") if list(row.all(id=f"rule-{rule.id}")))

    assert [cell.text for cell in row.all("td")] == [f"at most {rule.at_most.word}", rule.because]


def test_the_rules_run_from_the_lowest_verdict_up(page_of: Reading) -> None:
    """The rule that cuts deepest is read first."""
    rows = rows_of(page_of("tables").one("table", class_="rules"))[1:]

    order = [f"at most {word}" for word in ("ruled out", "poor fit", "workable")]
    assert [order.index(row[1]) for row in rows] == sorted(order.index(row[1]) for row in rows)
