"""The report: on which side each reason stands, and the one sentence that says the outcome."""

import json
from datetime import date, timedelta
from typing import Any

import pytest

from shortlist import built_in_model, evaluate, json_of, parse_sheet, report_of
from shortlist.model.loading import model_of
from tests.shortlist.data import tables


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


def test_an_answer_puts_a_reason_on_its_side() -> None:
    """An essential admin speaks for Django and against the others, and "none" makes it not needed."""
    found = report('[answers]\nadmin = "essential"')

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


def test_a_rule_is_named_where_it_fires_in_every_world() -> None:
    """A must-have that is a gap rules out, whatever the other answers are."""
    found = alternative(report('must = ["admin"]\n[answers]\nadmin = "essential"'), "litestar")

    assert found["verdict"] == {"worst": "ruled out", "best": "ruled out", "words": "ruled out"}
    assert found["rules"][0]["id"] == "blocked"
    assert found["rules"][0]["criteria"] == ["admin"]


def test_evidence_is_due_when_it_is_older_than_its_criterion_allows() -> None:
    """A rating is due on the day after its time is over, and not on the day itself."""
    model = model_of(tables())
    sheet = parse_sheet("", model)
    last = date(2026, 11, 22) + timedelta(days=365)

    for day, due in ((last, False), (last + timedelta(days=1), True)):
        found: Any = report_of(evaluate(model, sheet), sheet, as_of=day)
        assert found["alternatives"][0]["unknown"][0]["due"] is due


@pytest.mark.parametrize(
    ("text", "day"), [("", "2026-11-22"), ("as_of = 2026-12-01", "2026-12-01")], ids=["newest check", "sheet"]
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
            'deciding = ["data-layer"]\n[answers]\ndata-model = "complex"\npython = "we"',
            "shortlist",
            "The shortlist: Django.",
        ),
        (
            (
                'must = ["admin", "ai"]\n[answers]\nadmin = "essential"\nai = "core"\n'
                'real-time = "core"\nserverless = "all"'
            ),
            "undecided",
            "Still undecided between Django and FastAPI.",
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
    strict = 'must = ["serverless", "own-stack", "admin", "html", "ai", "api", "team-size"]\n[answers]\n'
    highest = 'admin = "essential"\nown-stack = "assemble"\nhtml = "most"\nai = "core"\napi = "others"\n'
    found = report(strict + highest + 'team-size = "many"\nserverless = "all"')

    assert found["outcome"] == "none fits"
    assert found["sentence"] == "As answered, none fits: no framework is workable for these needs."
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
