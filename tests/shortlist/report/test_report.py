"""The report: on which side each reason stands, and the one sentence that says the outcome."""

import json
from datetime import date, timedelta
from typing import Any

import pytest

from shortlist import built_in_model, evaluate, json_of, parse_sheet, report_of
from shortlist.model.loader import model_of
from shortlist.model.model import AlternativeId
from shortlist.report.sentences import outcome_sentence
from tests.shortlist.data import tables

LOWEST = {key: question.levels[0].id for key, question in built_in_model().questions.items()}
HIGHEST = {key: question.levels[-1].id for key, question in built_in_model().questions.items()}


def report(text: str, as_of: date | None = None) -> dict[str, Any]:
    """Return the report on a sheet of the built-in model."""
    model = built_in_model()
    sheet = parse_sheet(text, model)
    return dict(report_of(evaluate(model, sheet), sheet, as_of=as_of))


def criteria(reasons: list[dict[str, Any]]) -> list[str]:
    """Return the criteria of some reasons."""
    return [reason["criterion"] for reason in reasons]


def alternative(found: dict[str, Any], key: str) -> dict[str, Any]:
    """Return what a report says of one alternative."""
    return dict(next(entry for entry in found["alternatives"] if entry["id"] == key))


def test_what_is_unknown_never_counts_for_or_against() -> None:
    """Without answers every criterion is unknown, for every alternative."""
    for entry in report("")["alternatives"]:
        assert entry["for"] == entry["against"] == entry["not_needed"] == []
        assert len(entry["unknown"]) == len(built_in_model().criteria)


def test_one_who_may_still_lack_a_must_have_is_named_with_the_other_end() -> None:
    """Where one alone may be in front and is undecided, the other end is that none fits."""
    sentence = outcome_sentence(built_in_model(), "undecided", (AlternativeId("django"),))

    assert sentence == "Still undecided: Django or none."


def test_an_answer_puts_a_reason_on_its_side() -> None:
    """An essential admin speaks for Django and against the others, and "none" makes it not needed."""
    found = report('[answers]\nadmin = "essential"\nown-data = "none"\nown-parts = "accept"')

    assert "admin" in criteria(alternative(found, "django")["for"])
    assert "admin" in criteria(alternative(found, "litestar")["against"])
    assert "admin" in alternative(report('[answers]\nadmin = "none"'), "flask")["not_needed"]


def test_an_answer_between_levels_stays_unknown_where_they_differ() -> None:
    """Between "none" and "essential" a gap is possible and so is no need at all."""
    found = alternative(report('[answers]\nadmin = ["none", "essential"]'), "litestar")

    assert "admin" in criteria(found["unknown"])


def test_the_team_s_own_answer_is_a_reason_without_a_source() -> None:
    """What the team says about its experience needs no evidence, and says so."""
    found = report('[answers]\nproductive-by = "weeks"\nexperience-flask = "never"')
    reason = next(one for one in alternative(found, "flask")["against"] if one["criterion"] == "familiarity")

    assert (reason["basis"], reason["source"], reason["because"]) == (
        "answer",
        None,
        "Nobody has built anything with it.",
    )


def test_what_rules_out_is_the_gravest_argument() -> None:
    """A must-have that is a gap rules out, whatever the other answers are, and is said with its source."""
    found = alternative(report('must = ["ai"]\n[answers]\nai = "core"'), "flask")

    assert found["verdict"] == dict.fromkeys(["worst", "best", "so_far", "words"], "ruled out")
    assert found["argument"]["degree"] == "out"
    assert found["argument"]["criterion"] == "ai-serving"
    assert found["argument"]["source"]["url"].startswith("https://")
    assert found["rules"] == []


def test_what_the_team_has_not_said_is_no_argument() -> None:
    """Without answers nothing speaks against any of them, though experience is taken to be the same with all."""
    assert [entry["argument"] for entry in report("")["alternatives"]] == [None] * 4


def test_want_of_practice_is_an_argument_in_the_words_of_the_answer() -> None:
    """Never having used what is needed in weeks is a gap, and told by what the team answered."""
    found = report('[answers]\nproductive-by = "weeks"\nexperience-flask = "never"')
    argument = alternative(found, "flask")["argument"]

    assert argument["degree"] == "gap"
    assert argument["words"] == "too little practice: Nobody has built anything with it."


def test_parts_on_a_replaced_data_layer_count_for_less_and_say_so() -> None:
    """Django's admin counts at its middle level where the team keeps a data layer of its own."""
    found = alternative(report('[answers]\nadmin = "essential"\nown-data = "kept"'), "django")
    reason = next(one for one in found["against"] if one["criterion"] == "admin")

    assert reason["degree"] == "friction-essential"
    assert "it rests on a data layer that you may not be using" in reason["because"]


def test_the_headline_moves_with_the_answers() -> None:
    """From nothing to something so far, and from there to what is settled."""
    model = built_in_model()
    settled = json_of({"answers": LOWEST | {"experience-flask": "production"}})

    assert report("")["headline"] == (
        f"So far: nothing tells the frameworks apart. {len(model.questions)} questions could still change that."
    )
    assert report('[answers]\nadmin = "essential"')["headline"].startswith("So far: Django. ")
    assert report(settled)["headline"] == "Settled: Flask."


def test_a_warning_filters_nothing() -> None:
    """Who is in front in spite of a gap in what decides stays in front, and the gap is said."""
    found = report('deciding = ["serverless", "websockets"]\n[answers]\nserverless = "all"\nreal-time = "core"')
    warned = [warning["alternative"] for warning in found["warnings"]]

    assert set(warned) <= set(found["so_far"]["front"])


def test_three_gaps_carry_a_warning() -> None:
    """Three gaps of whoever is in front are named together."""
    found = report(json_of({"answers": HIGHEST}))

    assert found["warnings"]
    assert all(" is in front in spite of this: " in warning["sentence"] for warning in found["warnings"])


def test_evidence_is_due_when_it_is_older_than_its_criterion_allows() -> None:
    """A rating is due on the day after its time is over, and not on the day itself."""
    model = model_of(tables())
    sheet = parse_sheet("", model)
    last = date(2026, 11, 22) + timedelta(days=365)

    for day, due in ((last, False), (last + timedelta(days=1), True)):
        found: Any = report_of(evaluate(model, sheet), sheet, as_of=day)
        assert found["alternatives"][0]["unknown"][0]["due"] is due


@pytest.mark.parametrize(
    ("text", "day"),
    [("", built_in_model().newest_evidence.isoformat()), ("as_of = 2026-12-01", "2026-12-01")],
    ids=["newest check", "sheet"],
)
def test_the_day_is_never_taken_from_the_clock(text: str, day: str) -> None:
    """The day is the sheet's, else that of the newest check in the model."""
    assert day == report(text)["as_of"]


def test_a_given_day_comes_first() -> None:
    """The day that is asked for wins over the sheet's."""
    assert report("as_of = 2026-12-01", date(2027, 1, 1))["as_of"] == "2027-01-01"


@pytest.mark.parametrize(
    ("text", "outcome", "sentence"),
    [
        ("", "undecided", "Still undecided between all of Django, FastAPI, Flask and Litestar."),
        (
            json_of({"answers": LOWEST | {"admin": "essential"}}),
            "shortlist",
            "The shortlist: Django.",
        ),
        (
            (
                'must = ["admin", "ai"]\n[answers]\nadmin = "essential"\nai = "core"\n'
                'real-time = "core"\nserverless = "all"'
            ),
            "undecided",
            "Still undecided between Django, FastAPI and Litestar.",
        ),
    ],
    ids=["nothing known", "one", "two possible"],
)
def test_the_sentence_says_the_outcome(text: str, outcome: str, sentence: str) -> None:
    """One sentence contains the outcome's own word and names who is meant."""
    found = report(text)

    assert (outcome, sentence) == (found["outcome"], found["sentence"])


def test_none_fits_is_said_when_everything_is_ruled_out() -> None:
    """Must-haves that nobody meets end in "none fits"."""
    must = [key for key, question in built_in_model().questions.items() if question.role == "need"]
    found = report(json_of({"must": must, "answers": HIGHEST}))

    assert found["outcome"] == "none fits"
    assert found["sentence"] == "As answered, none fits: every framework lacks a must-have."
    assert found["shortlist"] == found["possible"] == []


def test_too_close_names_all_and_cuts_none() -> None:
    """Where three are equally good, all three are named."""
    model = built_in_model()
    answers = {key: question.levels[0].id for key, question in model.questions.items()}
    found = report(json_of({"answers": answers}))

    assert found["outcome"] == "too close"
    assert found["sentence"] == "It is too close to call between Django, FastAPI, Flask and Litestar."


def test_the_text_ends_with_a_newline_and_is_utf8() -> None:
    """The JSON text is what goes to a file and through a pipe."""
    text = json_of(report('title = "Bestellung für Zoë"'))

    assert text.endswith("}\n")
    assert "Bestellung für Zoë" in text
    assert json.loads(text)["format"] == 1
