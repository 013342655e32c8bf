"""The sheets that lints draw, and what is counted on them."""

import pytest

from shortlist import Problem, sheet_of
from shortlist.lint import lint_model, survey_of
from shortlist.lint.samples import Drawn, drawn_sheets, favourable_sheet
from shortlist.lint.survey import KEPT
from shortlist.model.model import QuestionId
from tests.shortlist.pair import AXE, SAW, SHEETS, of, pair_model, pair_tables


def test_the_drawn_sheets_are_always_the_same() -> None:
    """Drawing again gives the same sheets, and every sheet could be handed in: nothing not needed is marked."""
    first, second = (list(drawn_sheets(pair_model(), SHEETS)) for _ in range(2))

    assert [(one.world, one.outcome) for one in first] == [(one.world, one.outcome) for one in second]
    for one in first:
        marked = [*one.problem.must, *(one.problem.model.criteria[key].need for key in one.problem.deciding)]
        assert all(one.world[question] > 0 for question in marked)


@pytest.mark.parametrize("mark", ["must", "deciding"])
def test_a_change_to_not_needed_is_refused_for_what_is_marked(mark: str) -> None:
    """A drawn sheet is never moved to an answer that its own must-haves or deciding criteria forbid."""
    problem = Problem.of(pair_model(), sheet_of({mark: ["speed" if mark == "must" else "pace"]}, pair_model()))
    one = Drawn(problem, {key: domain[-1] for key, domain in problem.domains.items()})

    assert one.moved(QuestionId("speed"), 0) is None
    assert one.moved(QuestionId("reach"), 0) is not None


def test_the_sheet_that_suits_an_alternative_asks_for_what_it_has() -> None:
    """It needs as much as the alternative meets without friction, and the team knows that alternative and no other."""
    sheet = favourable_sheet(pair_model(), SAW)

    answers = {"speed": ("high",), "reach": ("low",), "hurry": ("high",), "skill-saw": ("high",), "skill-axe": ("low",)}
    assert sheet.answers == answers


def test_the_sheet_that_suits_an_alternative_counts_on_nothing_disputed() -> None:
    """A need that is only met if disputed evidence turns out well is not raised."""
    tables = pair_tables()
    pace = tables["alternatives/saw.toml"]["ratings"]["pace"]
    pace["between"] = ["low", pace.pop("level")]

    assert favourable_sheet(of(tables), SAW).answers[QuestionId("speed")] == ("low",)


def test_the_sheet_that_suits_an_alternative_leaves_what_it_rests_on() -> None:
    """A coupled alternative is not asked to keep somebody else's data layer; what rests on none is."""
    tables = pair_tables()
    tables["model.toml"]["own_data"] = {
        "keeps": {"question": "reach", "level": "high"},
        "assembles": {"question": "reach", "level": "high"},
    }
    tables["alternatives/axe.toml"]["rests_on_own_data"] = ["pace"]

    found = [favourable_sheet(of(tables), name).answers[QuestionId("reach")] for name in (AXE, SAW)]

    assert found == [("low",), ("low",)]
    assert favourable_sheet(pair_model(), AXE).answers[QuestionId("reach")] == ("high",)


def test_the_survey_keeps_only_so_many_sheets() -> None:
    """All sheets are counted, and a few hundred kept to try changes on."""
    survey = survey_of(pair_model(), KEPT + 5)

    assert len(survey.kept) == KEPT
    assert survey.alone + survey.in_two + survey.too_close + survey.none_fits == KEPT + 5


def test_a_survey_of_nothing_is_refused() -> None:
    """There is no share of no sheets."""
    with pytest.raises(ValueError, match="expected to draw at least one sheet; got 0"):
        lint_model(pair_model(), sheets=0)
