"""The directive ``checklist`` draws everything that the model asks."""

from itertools import pairwise

import pytest

from shortlist import Degree, Model, built_in_model
from shortlist.method.question_order import stages_of
from shortlist.report.sentences import need_name
from shortlist_sphinx.directives.checklist import HOLD
from tests.shortlist_sphinx.reading import Element
from tests.shortlist_sphinx.words import plain

MODEL: Model = built_in_model()
QUESTIONS = list(MODEL.questions.values())


def test_a_question_is_a_fieldset_with_its_text_as_legend(subtests: pytest.Subtests, checklist: Element) -> None:
    """Each question is one fieldset that bears its id, and its legend is the question."""
    for asked in QUESTIONS:
        with subtests.test(asked.id):
            frame = checklist.one("fieldset", id=asked.id)

            assert frame.one("legend").text == plain(asked.text)


def test_a_question_offers_its_levels_and_not_knowing(subtests: pytest.Subtests, checklist: Element) -> None:
    """The levels stand in their order, then what takes an answer back, what lies between, and leaving it to others."""
    for asked in QUESTIONS:
        with subtests.test(asked.id):
            frame = checklist.one("fieldset", id=asked.id)

            offered = [box.attributes["value"] for box in frame.all("input", type="radio")]
            labels = [row.one("label").text for row in frame.all(class_="level")]

            pairs = list(pairwise(asked.levels))
            assert offered == [
                *[level.id for level in asked.levels],
                "",
                *[f"{low.id}|{high.id}" for low, high in pairs],
                "-",
            ]
            between = [f"{low.label} or {high.label}" for low, high in pairs]
            assert labels == [*[level.label for level in asked.levels], "Don't know yet", *between, "Not mine to judge"]


def test_a_question_says_what_its_levels_mean_and_why_it_is_asked(
    subtests: pytest.Subtests, checklist: Element
) -> None:
    """Hint, reason and the meaning of each level are on the page, and the hint is tied to the question."""
    for asked in QUESTIONS:
        with subtests.test(asked.id):
            frame = checklist.one("fieldset", id=asked.id)
            page = checklist.text

            hint = checklist.one(id=frame.attributes["aria-describedby"])

            assert hint.text == plain(asked.hint)
            assert [
                words for words in (asked.why, *[level.means for level in asked.levels]) if plain(words) not in page
            ] == []


def test_nothing_is_selected_beforehand(checklist: Element) -> None:
    """An answer is never a default."""
    boxes = list(checklist.all("input"))

    assert [box for box in boxes if "checked" in box.attributes] == []


def test_only_needs_can_be_must_haves(checklist: Element) -> None:
    """What the team brings along rules nothing out."""
    offered = [box.attributes["value"] for box in checklist.all("input", name="must")]

    assert sorted(offered) == sorted(question.id for question in QUESTIONS if question.role == "need")


def test_every_need_of_the_first_screen_says_what_it_buys(checklist: Element) -> None:
    """Each is ticked by its short name, with a line on what a project gets."""
    needs = [MODEL.questions[key] for key in stages_of(MODEL)["essentials"]]

    shown = {
        item.attributes["data-need"]: (next(iter(item.all("label"))).text, item.one(class_="means").text)
        for item in checklist.all("li", class_="need")
    }

    assert shown == {need.id: (plain(need.short), plain(need.buys or "")) for need in needs}


def test_a_star_promises_no_more_than_the_rule_holds(checklist: Element) -> None:
    """An argument is graver where there is a star, but friction there stays below a gap elsewhere: nothing is first."""
    lead = checklist.one("section", id="essentials").one(class_="screen-lead").text

    assert Degree.FRICTION_ESSENTIAL < Degree.FRICTION_DECIDING < Degree.GAP < Degree.GAP_DECIDING
    assert "Star up to three" in lead
    assert "first" not in lead


def test_every_criterion_may_decide(checklist: Element) -> None:
    """Each has one box: a star at the need that it is the first to ask for, or a place among the others."""
    offered = {box.attributes["value"]: box.attributes["data-title"] for box in checklist.all("input", name="deciding")}

    assert offered == {criterion.id: need_name(MODEL, criterion) for criterion in MODEL.criteria.values()}


def test_every_screen_is_a_section_with_a_heading(checklist: Element) -> None:
    """The three screens come first, then the steps that ask something."""
    sections = list(checklist.all("section", class_="screen"))
    asking = {MODEL.questions[key].step for key in stages_of(MODEL)["essentials"]}
    steps = [step.title for step in MODEL.steps.values() if step.id in asking]

    headings = [section.one("h2").text.removesuffix("\u00b6") for section in sections]

    assert headings[:-1] == ["What is essential?", "What do you bring?", "How soon?", *map(plain, steps)]


def test_ids_are_unique(checklist: Element) -> None:
    """No id stands twice, not even in a template."""
    ids = [element.attributes["id"] for element in checklist.all() if "id" in element.attributes]

    assert [each for each in set(ids) if ids.count(each) > 1] == []


def test_the_page_brings_no_styles_and_one_script_of_its_own_inline(checklist: Element) -> None:
    """A strict security policy finds nothing to forbid in what the directive draws, but what runs before all else."""
    app = checklist.one("div", class_="checklist")

    inline = [
        element.text
        for element in app.all()
        if element.tag in {"script", "style"}
        or {name for name in element.attributes if name == "style" or name.startswith("on")}
    ]

    assert inline == [HOLD]
