"""The directive ``level-chart`` shows who stands on which level, without a number."""

from pathlib import Path

import pytest

from shortlist import Criterion
from tests.shortlist_sphinx.conftest import Reading
from tests.shortlist_sphinx.guide import MODEL, RATED, titled
from tests.shortlist_sphinx.reading import Element, read
from tests.shortlist_sphinx.site import small_site


def row_of(page: Element, criterion: Criterion) -> Element:
    """Return the row of a criterion."""
    rows = page.all("li", class_="chart-row")
    return next(row for row in rows if row.one(class_="chart-title").text == criterion.title)


def test_a_row_shows_the_levels_in_order_with_their_names(subtests: pytest.Subtests, page_of: Reading) -> None:
    """The stops are named as the levels are, from low to high."""
    for criterion in RATED:
        with subtests.test(criterion.id):
            row = row_of(page_of("chart"), criterion)

            assert [label.text for label in row.all(class_="stop-label")] == [level.label for level in criterion.levels]


def test_every_framework_stands_on_each_level_that_its_rating_allows(
    subtests: pytest.Subtests, page_of: Reading
) -> None:
    """A disputed rating stands on all levels between which it lies."""
    for criterion in RATED:
        with subtests.test(criterion.id):
            stops = row_of(page_of("chart"), criterion).all("li", class_="stop")

            standing = [
                {mark.text.removesuffix(" (disputed)") for mark in stop.all("li", class_="mark")} for stop in stops
            ]

            rated = MODEL.alternatives.values()
            assert standing == [
                {each.title for each in rated if position in each.ratings[criterion.id].positions}
                for position in range(len(criterion.levels))
            ]


def test_every_framework_has_a_shape_of_its_own(page_of: Reading) -> None:
    """Marks differ by shape, and each stands beside its name."""
    shapes: dict[str, set[str]] = {}
    for mark in page_of("chart").all("li", class_="mark"):
        name = mark.text.removesuffix(" (disputed)")
        shapes.setdefault(name, set()).add(mark.one("use").attributes["href"])

    assert set(shapes) == {each.title for each in MODEL.alternatives.values()}
    assert len(set.union(*shapes.values())) == len(shapes) == sum(len(each) for each in shapes.values())


def test_a_chart_of_one_step_shows_its_criteria_only(tmp_path: Path) -> None:
    """With the id of a step, other criteria stay away."""
    built = small_site(tmp_path, {"page.rst": titled("Page", ".. level-chart:: ai")}).run()

    titles = [each.text for each in read(built.read("page/index.html")).all(class_="chart-title")]

    assert titles == [each.title for each in RATED if each.step == "ai"]
