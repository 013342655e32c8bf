"""The lints: a model in which all is well, and for L5 to L10 one thing broken at a time."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from shortlist import FaultsError
from shortlist.lint import LINTS, Finding, Share, lint_model, lint_table, share_words, survey_of
from shortlist.lint.effect import settled_by
from shortlist.lint.reach import reachable
from shortlist.model.model import frozen
from shortlist.sheets.sheet import Sheet
from tests.shortlist.data import Tables
from tests.shortlist.pair import AXE, SAW, SHEETS, changed, found, of, pair_model, pair_tables


def test_a_model_in_which_all_is_well_passes() -> None:
    """The two tools of these tests pass every lint, with nothing to look at."""
    linted = lint_model(pair_model(), sheets=SHEETS)

    assert [str(one) for one in linted.findings if one.gravity != "note"] == []
    assert linted.passes


def test_every_lint_is_told_in_words() -> None:
    """There are ten lints, each with a sentence that says what holds."""
    assert [f"L{number}" for number in range(1, 11)] == list(LINTS)


def test_l5_tells_the_share_of_each_alternative() -> None:
    """L5: a note says on how many of the drawn sheets an alternative is alone, in two, or too close to others."""
    model = pair_model()
    survey = survey_of(model, SHEETS)
    axe, saw = survey.shares
    words = [
        f"is alone in front on {share_words(share.alone, SHEETS)} of 60 sheets, "
        f"one of two on {share_words(share.in_two, SHEETS)}, one of more on 0.0 %"
        for share in (axe, saw)
    ]

    notes = [("alternatives/axe.toml", words[0]), ("alternatives/saw.toml", words[1])]
    assert found(model, "L5", "note") == notes


def test_l5_refuses_what_is_never_alone_and_what_always_is() -> None:
    """L5: where one is as good everywhere and the team's experience counts for nothing, nobody else can be chosen."""
    tables = pair_tables()
    tables["alternatives/saw.toml"]["ratings"]["span"]["level"] = "high"
    tables["criteria.toml"]["known"]["fit"]["high"]["low"] = "met"

    never = "is alone in front on none of 60 sheets, nor on the one that suits it best"
    assert found(of(tables), "L5") == [
        ("alternatives/axe.toml", never),
        ("alternatives/saw.toml", "is in front on each of 60 sheets"),
    ]


def test_l5_finds_the_sheet_that_suits_an_alternative() -> None:
    """L5: what no drawn sheet shortlists alone is not refused where the sheet that suits it best does."""
    survey = survey_of(pair_model(), 1)

    assert survey.alone < len(survey.shares)
    assert [one for one in reachable(pair_model(), survey) if one.gravity == "error"] == []


@pytest.mark.parametrize(("alone", "warned"), [(8, []), (7, ["alternatives/axe.toml"])], ids=["often", "seldom"])
def test_l5_warns_of_what_is_seldom_alone(alone: int, warned: list[str]) -> None:
    """L5: an alternative alone in front on fewer than eight of a hundred sheets is to be looked at, and no error."""
    drawn = survey_of(pair_model(), SHEETS)
    survey = replace(drawn, sheets=100, shares=(Share(AXE, alone, 0, 0), Share(SAW, 50, 0, 0)))

    assert [one.place for one in reachable(pair_model(), survey) if one.gravity == "warning"] == warned


def test_l6_names_a_question_that_changes_nothing() -> None:
    """L6: a question whose answer never changes the outcome is an error."""
    tables = pair_tables()
    tables["criteria.toml"]["pace"]["need"] = "reach"
    tables["criteria.toml"]["known"]["fit"]["high"]["low"] = "met"
    sentence = "changes the outcome of none of 62 sheets; drop it, or let a criterion need it"

    assert ("questions.toml: speed", sentence) in found(of(tables), "L6")


def test_l6_names_the_alternative_that_a_dead_question_is_about() -> None:
    """L6: a team question stands once in the file, so the finding says about which alternative it is idle."""
    tables = pair_tables()
    tables["criteria.toml"]["known"]["fit"]["high"]["low"] = "met"
    sentence = "changes the outcome of none of 62 sheets about Axe; drop it, or let a criterion need it"

    assert ("questions.toml: skill", sentence) in found(of(tables), "L6")


def test_l7_demands_that_what_settles_the_outcome_is_declared() -> None:
    """L7: an answer that alone leaves one alternative is an error, however it is given, until it is declared."""
    tables = pair_tables()
    del tables["model.toml"]["declared"]
    ending = "alone leaves Saw; declare in model.toml that this is meant, or change the tables"

    errors = found(of(tables), "L7")

    assert ("questions.toml: speed", f"the answer 'high' as a must-have {ending}") in errors
    assert ("questions.toml: speed", f"the answer 'high' with 'pace' deciding {ending}") in errors
    assert len(errors) == 4


def test_l7_finds_an_answer_that_settles_by_itself() -> None:
    """L7: where nothing else is asked, the one need that only one alternative meets settles without any mark."""
    tables = pair_tables()
    for key in ("span", "known"):
        tables["criteria.toml"][key]["fit"] = {"high": {"low": "met", "high": "met"}}
    sentence = "the answer 'high' alone leaves Saw; declare in model.toml that this is meant, or change the tables"

    assert ("questions.toml: speed", sentence) in found(of(tables), "L7")


def test_l7_warns_of_a_declaration_that_is_not_so() -> None:
    """L7: a declared answer that does not settle the outcome is a warning."""
    tables = pair_tables()
    tables["model.toml"]["declared"].append({"question": "speed", "level": "low", "because": "…"})
    sentence = "the answer 'low' to 'speed' is declared to settle the outcome, and does not"

    assert found(of(tables), "L7", "warning") == [("model.toml: declared", sentence)]


def test_l7_is_silent_where_nothing_has_to_be_said_at_all() -> None:
    """L7: a model that leads to one outcome whatever is answered blames no answer for it."""
    tables = pair_tables()
    for table in tables["criteria.toml"].values():
        table["fit"]["high"] = {"low": "met", "high": "met"}

    assert found(of(tables), "L7") == []


def test_l8_warns_of_a_criterion_that_tells_nobody_apart() -> None:
    """L8: a criterion on which all have the same grade for every need is a warning."""
    tables = pair_tables()
    tables["criteria.toml"]["pace"]["fit"]["high"]["low"] = "met"
    sentence = "gives every tool the same grade, whatever is needed"

    assert ("criteria.toml: pace", sentence) in found(of(tables), "L8", "warning")


def test_l8_warns_of_what_is_nowhere_better() -> None:
    """L8: an alternative that only the team's experience can bring forward is a warning."""
    tables = pair_tables()
    tables["alternatives/saw.toml"]["ratings"]["span"]["level"] = "high"
    sentence = "is nowhere better than Saw, whatever is needed; only what the team knows is for it"

    assert ("alternatives/axe.toml", sentence) in found(of(tables), "L8", "warning")


def test_l8_notes_who_is_alone_the_best_at_nothing() -> None:
    """L8: an alternative that another equals wherever it is good is noted, since people ask what it is there for."""
    tables = pair_tables()
    tables["alternatives/saw.toml"]["ratings"]["span"]["level"] = "high"

    assert [place for place, _ in found(of(tables), "L8", "note")] == ["alternatives/axe.toml"]
    assert found(pair_model(), "L8", "note") == []


def test_l8_has_nothing_to_compare_in_a_single_alternative() -> None:
    """L8: with one alternative, no criterion can tell it apart and none is blamed."""
    tables = pair_tables()
    del tables["alternatives/axe.toml"]

    assert found(of(tables), "L8", "warning") == []


@pytest.mark.parametrize(
    ("lengthen", "kind"),
    [
        (lambda saw, words: saw.update(summary=words), "its summary"),
        (lambda saw, words: saw["ratings"]["pace"].update(because=words), "its ratings"),
        (lambda saw, words: saw["facts"]["licence"].update(value=words), "its fact 'licence'"),
    ],
    ids=["summary", "ratings", "fact"],
)
def test_l9_warns_of_texts_of_uneven_length(lengthen: Callable[[Tables, str], object], kind: str) -> None:
    """L9: where an alternative is given half as much room again as another, that is a warning."""
    tables = pair_tables()
    lengthen(tables["alternatives/saw.toml"], "word " * 40)

    (warning,) = found(of(tables), "L9", "warning")

    assert warning[0] == "alternatives/axe.toml"
    assert f"words in {kind}, and Saw 4" in warning[1]


def test_l9_lets_short_texts_differ() -> None:
    """L9: between a few words and a few more, nobody is given more room."""
    tables = pair_tables()
    tables["alternatives/saw.toml"]["summary"] = "word " * 18

    assert found(of(tables), "L9", "warning") == []


def test_l9_warns_of_an_order_that_is_not_the_alphabet_of_the_titles() -> None:
    """L9: alternatives stand in the order of their ids, which should be that of their titles."""
    tables = pair_tables()
    tables["alternatives/axe.toml"]["title"] = "The axe"
    sentence = "the order of the ids is not that of the titles: The axe, Saw; rename a file"

    assert found(of(tables), "L9", "warning") == [("alternatives", sentence)]


def test_l10_demands_that_inclusion_is_written_down() -> None:
    """L10: a model that does not say what is included and removed is in error."""
    tables = pair_tables()
    del tables["model.toml"]["inclusion"]
    sentence = "does not say which tools are included and when one is removed; add [inclusion]"

    assert found(of(tables), "L10") == [("model.toml", sentence)]


def test_what_is_declared_is_checked_when_it_is_read() -> None:
    """A declared answer names a question, one of its levels, a mark if any, and a reason."""
    tables = pair_tables()
    tables["model.toml"]["declared"] = [{"question": "sped", "level": "hihg", "marked": "loudly"}]
    tables["model.toml"]["inclusion"] = {"include": "It cuts.", "removed": "It is blunt."}

    with pytest.raises(FaultsError) as caught:
        of(tables)

    assert [fault.place for fault in caught.value.faults] == [
        "model.toml: inclusion.remove",
        "model.toml: inclusion.removed",
        "model.toml: declared[1].question",
        "model.toml: declared[1].level",
        "model.toml: declared[1].marked",
        "model.toml: declared[1].because",
    ]


def test_findings_are_plain_data_too() -> None:
    """The table of a lint holds every finding, and the survey in numbers of sheets."""
    model = pair_model()
    linted = lint_model(model, sheets=SHEETS)

    table: Any = lint_table(model, linted)

    assert table["passes"] is True
    assert len(table["findings"]) == len(linted.findings)
    assert set(table["survey"]["alternatives"]) == {"axe", "saw"}
    assert table["survey"]["sheets"] == SHEETS


def test_a_broken_model_has_findings_and_no_survey() -> None:
    """Where a model cannot be evaluated, the table says so by leaving the survey out."""
    model = changed(pair_model(), SAW, facts=frozen({}))

    table = lint_table(model, lint_model(model))

    assert table["passes"] is False
    assert table["survey"] is None


def test_a_finding_reads_as_a_line() -> None:
    """A finding prints as its place, its sentence and its lint."""
    assert str(Finding("L10", "error", "model.toml", "says nothing")) == "model.toml: says nothing (L10)"


def test_l7_evaluates_what_no_drawn_sheet_refutes() -> None:
    """L7: without a drawn sheet that says otherwise, the evaluation says that an empty sheet settles nothing."""
    assert settled_by(pair_model(), Sheet(answers={}), []) is None
