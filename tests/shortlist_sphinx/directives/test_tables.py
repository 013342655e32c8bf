"""The directives ``decision-table`` and ``rules`` draw what is compared: grades, and the degrees of arguments."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from shortlist import Criterion, Degree
from tests.shortlist_sphinx.conftest import Reading
from tests.shortlist_sphinx.guide import MODEL, titled
from tests.shortlist_sphinx.reading import Element, read
from tests.shortlist_sphinx.site import small_site

GRAVEST_FIRST = sorted((degree for degree in Degree if degree), reverse=True)


def rows_of(table: Element) -> list[list[str]]:
    """Return the words of a table, cell by cell."""
    return [[cell.text for cell in row.all() if cell.tag in {"th", "td"}] for row in table.all("tr")]


def table_of(page: Element, criterion: Criterion) -> Element:
    """Return the table of a criterion."""
    frames = page.all("div", class_="decision-table")
    return next(each.one("table") for each in frames if each.one(class_="table-title").text == criterion.title)


def test_a_table_holds_the_grade_of_every_need_and_capability(subtests: pytest.Subtests, page_of: Reading) -> None:
    """Rows are needs above the lowest, columns are capabilities, and cells are grades by their words."""
    for criterion in (each for each in MODEL.criteria.values() if each.practice is None):
        with subtests.test(criterion.id):
            head, *body = rows_of(table_of(page_of("tables"), criterion))

            needs = MODEL.questions[criterion.need].levels
            assert head[1:] == [level.label for level in criterion.levels]
            assert body == [
                [need.label, *[grade.word for grade in grades]]
                for need, grades in zip(needs[1:], criterion.fit[1:], strict=True)
            ]


def test_tables_of_practice_hold_the_arguments_at_every_pace(page_of: Reading) -> None:
    """The lowest pace is a row as well, since it is not "not needed"; a second table is for who calls it deciding."""
    (criterion,) = [each for each in MODEL.criteria.values() if each.practice]
    assert criterion.practice is not None
    tables = list(page_of("tables").all("table", class_="practice"))

    paces = [level.label for level in MODEL.questions[criterion.need].levels]
    assert len(tables) == 2
    for table, cells in zip(tables, (criterion.practice.usual, criterion.practice.deciding), strict=True):
        head, *body = rows_of(table)
        assert head[1:] == [level.label for level in criterion.levels]
        assert [row[0] for row in body] == paces
        for drawn, arguments in zip(body, cells, strict=True):
            assert [drawn_alike(*pair) for pair in zip(drawn[1:], arguments, strict=True)] == [True] * len(arguments)


def drawn_alike(words: str, arguments: Sequence[Degree]) -> bool:
    """Say whether a cell names the degrees of its arguments, and nothing else."""
    kinds = {degree.words for degree in arguments if degree} or {Degree.NONE.words}
    return set(words.removesuffix(", twice").split(", and ")) == kinds


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


@pytest.mark.parametrize("degree", GRAVEST_FIRST, ids=lambda degree: degree.id)
def test_a_degree_has_a_row_that_says_where_it_comes_from(page_of: Reading, degree: Degree) -> None:
    """Each degree has an anchor in a row with its plain words, and a sentence on its origin."""
    table = page_of("tables").one("table", class_="rules")

    row = next(row for row in table.all("tr") if list(row.all(id=f"rule-{degree.id}")))

    [words, origin] = next(cells for cells in rows_of(table) if cells[0] == row.one(id=f"rule-{degree.id}").text)
    assert words.casefold() == degree.words.casefold()
    assert origin.endswith(".")


def test_degrees_run_from_the_gravest_down(page_of: Reading) -> None:
    """The table is read in the order in which two frameworks are compared, and holds every degree once."""
    head, *body = rows_of(page_of("tables").one("table", class_="rules"))

    assert head == ["Against it", "comes from"]
    assert [row[0].casefold() for row in body] == [degree.words.casefold() for degree in GRAVEST_FIRST]


def test_no_number_stands_for_a_degree(page_of: Reading) -> None:
    """A degree is an order and no score, so its number stays in the library."""
    table = page_of("tables").one("table", class_="rules")

    assert not any(character.isdigit() for character in table.text)
