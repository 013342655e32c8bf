"""The directive ``criterion`` stands under the paragraphs that explain a criterion."""

from pathlib import Path

import pytest

from tests.shortlist_sphinx.conftest import Reading
from tests.shortlist_sphinx.guide import ALTERNATIVES, CRITERIA, MODEL, RATED, section, titled
from tests.shortlist_sphinx.reading import Element, read
from tests.shortlist_sphinx.site import small_site


@pytest.fixture(scope="module")
def page(page_of: Reading) -> Element:
    """Return the page that explains all criteria."""
    return page_of("criteria")


def explained(page: Element, criterion: str) -> Element:
    """Return the section that explains a criterion."""
    return page.one("section", id=f"why-{criterion}")


def test_the_anchor_of_a_criterion_leads_to_its_heading(subtests: pytest.Subtests, page: Element) -> None:
    """A link to a criterion lands above the paragraphs that explain it, not below them."""
    for id_ in CRITERIA:
        with subtests.test(id_):
            first = next(each for each in explained(page, id_).children if isinstance(each, Element))

            assert first.attributes.get("id") == f"criterion-{id_}"


def test_everybody_stands_on_the_level_of_their_rating(subtests: pytest.Subtests, page: Element) -> None:
    """Each level lists those who are rated so, in alphabetical order, each leading to its rating."""
    for criterion in RATED:
        with subtests.test(criterion.id):
            rows = explained(page, criterion.id).one("ol").all("li")

            standing = [[link.attributes["href"] for link in row.all("a", class_="standing")] for row in rows]

            expected = [
                [
                    f"../profile-{each}/#rating-{each}-{criterion.id}"
                    for each in ALTERNATIVES
                    if position in MODEL.alternatives[MODEL.alternatives[each].id].ratings[criterion.id].positions  # type: ignore[index]
                ]
                for position in range(len(criterion.levels))
            ]
            assert standing == expected


def test_a_criterion_leads_to_its_questions_and_into_the_checklist(subtests: pytest.Subtests, page: Element) -> None:
    """The questions that a criterion is judged by are links to their explanation and to where they are answered."""
    for id_ in CRITERIA:
        with subtests.test(id_):
            criterion = next(each for each in MODEL.criteria.values() if each.id == id_)
            own = [key for key, each in MODEL.questions.items() if key == f"{criterion.capability}-{each.about}"]

            links = [link.attributes["href"] for link in explained(page, id_).one(class_="card-asked").all("a")]

            asked = [criterion.need, *own]
            assert links == [
                address for each in asked for address in (f"../questions/#question-{each}", f"../checklist/#{each}")
            ]


def test_a_criterion_that_the_team_answers_rates_nobody(page: Element) -> None:
    """Where the team's own answers count, no framework stands on a level."""
    assert list(explained(page, "familiarity").all("a", class_="standing")) == []


def test_two_criteria_under_one_heading_keep_their_own_anchors(tmp_path: Path) -> None:
    """The heading bears the anchor of the first, and the second stands at its own card."""
    text = section("admin") + ".. criterion:: html\n"

    page = read(small_site(tmp_path, {"page.rst": titled("Page", text)}).run().read("page/index.html"))

    assert list(page.all("span", id="criterion-admin")) != []
    assert list(page.all("div", id="criterion-html")) != []


def test_a_criterion_right_under_the_title_of_a_page_has_its_own_anchor(tmp_path: Path) -> None:
    """The title of a page is about more than one criterion."""
    files = {"page.rst": titled("Page", ".. criterion:: admin")}

    page = read(small_site(tmp_path, files).run().read("page/index.html"))

    assert list(page.all("div", id="criterion-admin")) != []
