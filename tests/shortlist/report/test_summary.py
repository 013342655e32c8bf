"""The summary of a report: who is in front, grounds, the objection, what would change it, in one line each."""

import re
from typing import Any

import pytest

from shortlist import built_in_model, evaluate, parse_sheet, report_of
from shortlist.report.shapes import SummaryShape

MODEL = built_in_model()
DJANGO = """
deciding = ["admin"]
[answers]
admin = "essential"
data-model = "complex"
experience-django = "production"
experience-fastapi = "tried"
experience-flask = "tried"
experience-litestar = "never"
productive-by = "months"
"""


def summary(text: str) -> SummaryShape:
    sheet = parse_sheet(text, MODEL)
    return report_of(evaluate(MODEL, sheet), sheet)["summary"]


def sentences(found: list[Any]) -> list[str]:
    return [each["sentence"] for each in found]


def test_grounds_are_told_in_short_names_the_gravest_first() -> None:
    """What decides comes first, those alike are told together, and practice is told once."""
    found = summary(DJANGO)

    assert found["title"] == "Django"
    assert sentences(found["grounds"]) == [
        "Admin screens: Django fits, Litestar has friction or a gap, FastAPI and Flask have friction.",
        "Relational data: Django fits, the others have friction.",
        "Your team: Django in production; FastAPI and Flask tried; Litestar never used.",
    ]


def test_what_decides_is_the_first_ground() -> None:
    """A need with a star is told first, though an essential one weighs heavier against others."""
    needs = 'admin = "essential"\nhtml = "most"\nsign-in = "all"\n'
    found = summary(f'deciding = ["data-layer"]\n[answers]\ndata-model = "complex"\n{needs}')

    assert found["title"] == "Django"
    assert found["grounds"][0]["sentence"].startswith("Relational data: ")


def test_a_need_of_several_criteria_is_told_as_a_whole_and_against_by_the_one() -> None:
    """Where one criterion fits and another does not, a ground says that both count, and an objection which it is."""
    answers = '[answers]\nreal-time = "core"\nexperience-%s = "production"\n'
    together = summary(answers % "litestar")["grounds"][0]["sentence"]
    against = summary(answers % "fastapi" + 'productive-by = "weeks"\nexperience-litestar = "never"\n')

    assert together.startswith("Live connections, taken together: ")
    assert against["title"] == "FastAPI"
    assert against["objection"] is not None
    assert against["objection"]["sentence"] == ("Live connections (broadcast across processes): FastAPI has friction.")


def test_a_ground_has_its_rating_and_practice_has_none() -> None:
    """What is rated brings its source; what the team answered stands for itself."""
    sources = [each["source"] is not None for each in summary(DJANGO)["grounds"]]

    assert sources == [True, True, False]


def test_the_objection_is_the_gravest_argument_against_the_one_in_front() -> None:
    """Friction or a gap is told by the short name of its question; where nothing speaks against it, there is none."""
    against = summary(DJANGO + 'api = "others"\n')["objection"]

    assert summary(DJANGO)["objection"] is None
    assert against is not None
    assert against["sentence"] == "Documented APIs: Django has friction."


def test_want_of_practice_can_be_the_objection() -> None:
    """A front that the team has only tried says so."""
    found = summary('[answers]\nadmin = "essential"\nexperience-django = "tried"\nproductive-by = "months"\n')

    assert found["objection"] is not None
    assert found["objection"]["sentence"] == "Your team does not run Django in production yet."


def test_nothing_speaks_for_anybody_before_an_answer() -> None:
    """Where all are level, there is no leader, no ground and no comparison."""
    found = summary("")

    assert (found["title"], found["grounds"], found["objection"], found["comparisons"]) == (
        "Too close to call",
        [],
        None,
        [],
    )


def test_none_fits_has_no_leader() -> None:
    """Where all are ruled out, nothing speaks for anybody."""
    never = "".join(f'experience-{name} = "never"\n' for name in MODEL.alternatives)
    found = summary(f'must = ["productive-by"]\n[answers]\nproductive-by = "weeks"\n{never}')

    assert (found["title"], found["grounds"]) == ("None fits", [])


def test_what_fits_beside_the_leader_is_told_too() -> None:
    """Where the others are not alike, those that fit are named, and who said nothing of a team's practice is not."""
    told = sentences(
        summary('[answers]\napi = "others"\ntyping = "strict"\nexperience-fastapi = "production"\n')["grounds"]
    )

    assert "Static typing: FastAPI and Litestar fit, Django and Flask have friction." in told
    assert "Your team: FastAPI in production." in told


def test_one_that_alone_does_not_fit_is_named() -> None:
    """Where most fit beside the leader, only the others are named."""
    told = sentences(summary('[answers]\nadmin = "useful"\nexperience-django = "production"\n')["grounds"])

    assert "Admin screens: all fit but Litestar, which may have friction." in told


def test_two_objections_are_told_and_the_others_counted() -> None:
    """The gravest stands first and practice beside it, whatever else there is; what is left is counted."""
    needs = 'api = "others"\ntyping = "strict"\nreal-time = "some"\n'
    tried = DJANGO.replace('"production"', '"tried"')
    found = summary(tried + needs)

    assert found["title"] == "Django"
    assert found["objections"][0] == found["objection"]
    assert "Your team does not run Django in production yet." in sentences(found["objections"])
    assert (len(found["objections"]), found["more_objections"]) == (2, "One more")


def test_others_that_are_ruled_out_are_told_so() -> None:
    """A must-have that others lack is the first ground."""
    found = summary('must = ["admin"]\n[answers]\nadmin = "essential"\n')

    assert "ruled out" in found["grounds"][0]["sentence"]


def test_variations_put_others_in_front() -> None:
    """Each names one need, with an answer that the sheet allows, and who then leads or joins."""
    found = summary(DJANGO)["variations"]

    assert found
    for each in found:
        question = MODEL.questions[each["question"]]  # type: ignore[index]
        assert each["answer"] in [level.id for level in question.levels]
        assert re.search(r" (leads|lead|joins|join)\b", each["sentence"])


def test_a_need_without_a_star_may_go() -> None:
    """What nothing else asks for can be left out altogether."""
    told = sentences(summary('[answers]\nadmin = "essential"\n')["variations"])

    assert told[0] == "Without a need for admin screens, FastAPI, Flask and Litestar join Django."


def test_each_that_is_behind_is_compared_in_one_sentence() -> None:
    """There is a sentence on everybody who is not in front."""
    assert len(summary(DJANGO)["comparisons"]) == len(MODEL.alternatives) - 1


@pytest.mark.parametrize(
    "text", ["", DJANGO, '[answers]\nreal-time = "core"\nwaiting = "fan-out"\nadmin = "essential"\n']
)
def test_no_line_is_long(text: str) -> None:
    """A reader in a hurry reads one line at a time."""
    found = summary(text)

    lines = [*sentences(found["grounds"]), *sentences(found["variations"]), found["standing"], found["change"]]

    assert max(len(line.split()) for line in lines) <= 16


def test_code_that_would_be_left_is_named() -> None:
    """Where this project's code is in one that is not in front, a sentence says so; elsewhere there is none."""
    live = '[answers]\nreal-time = "core"\nalready-binding = "free"\nalready-%s = "code"\n'

    assert summary(live % "flask")["left_behind"] == "Already in use: Flask (this project's code)."
    assert summary(live % "litestar")["left_behind"] == ""
    assert summary("")["left_behind"] == ""
