"""The directive ``comparison`` draws every rating and fact, each with its evidence."""

import pytest

from shortlist import Model, built_in_model
from tests.shortlist_sphinx.reading import Element

MODEL: Model = built_in_model()
RATED = [criterion for criterion in MODEL.criteria.values() if criterion.capability is None]
ALTERNATIVES = sorted(MODEL.alternatives.values(), key=lambda alternative: alternative.title.lower())


def test_columns_stand_in_the_order_of_the_alphabet(comparison: Element) -> None:
    """A place in the table says nothing about merit."""
    heads = [head.one("a").text for head in comparison.one("thead").all("th", scope="col") if list(head.all("a"))]

    assert heads == [alternative.title for alternative in ALTERNATIVES]


def test_a_row_says_what_its_criterion_means(subtests: pytest.Subtests, comparison: Element) -> None:
    """Each rated criterion has a row that other pages can link to."""
    for criterion in RATED:
        with subtests.test(criterion.id):
            row = comparison.one("tr", id=f"row-{criterion.id}")

            assert row.one("th").text == f"{criterion.title} {criterion.means}".replace("`", "")


def test_a_cell_opens_its_evidence(subtests: pytest.Subtests, comparison: Element) -> None:
    """A cell shows its level, and opens the reason, the source and the day of the last check."""
    for alternative in ALTERNATIVES:
        for criterion in RATED:
            with subtests.test(f"{alternative.id} {criterion.id}"):
                rating = alternative.ratings[criterion.id]
                row = comparison.one("tr", id=f"row-{criterion.id}")
                cell = next(cell for cell in row.all("td") if list(cell.all(id=f"{criterion.id}-{alternative.id}")))

                levels = " or ".join(criterion.levels[position].label for position in rating.positions)

                assert cell.one("summary").text == levels
                assert cell.one(class_="because").text == rating.because.replace("`", "").replace("\u2019", "'")
                links = [link.attributes["href"] for link in cell.all("a")]
                assert links == ([rating.source.url] if rating.source.url else [])
                assert cell.one("time").attributes["datetime"] == rating.source.checked.isoformat()


@pytest.mark.parametrize("kind", MODEL.fact_kinds.values(), ids=lambda kind: kind.id)
def test_facts_are_shown_with_their_sources(comparison: Element, kind: object) -> None:
    """Each kind of fact has a row with the value and the source of every alternative."""
    name = next(each for each, held in MODEL.fact_kinds.items() if held is kind)
    row = comparison.one("tr", id=f"fact-{name}")

    sources = [link.attributes["href"] for link in row.all("a")]

    assert sources == [alternative.facts[name].source.url for alternative in ALTERNATIVES]
