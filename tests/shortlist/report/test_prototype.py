"""What a prototype is to try: the drawbacks of those in front and close behind."""

from shortlist import built_in_model, evaluate, parse_sheet
from shortlist.report.report import report_of

MODEL = built_in_model()


def to_try(text: str) -> list[str]:
    sheet = parse_sheet(text, MODEL)
    return report_of(evaluate(MODEL, sheet), sheet)["summary"]["to_try"]


def test_drawbacks_of_the_candidates_are_tried_the_gravest_first() -> None:
    """Each candidate has two sentences at most, and what the team knows is none of them."""
    told = to_try(
        '[answers]\nadmin = "essential"\napi = "others"\ntyping = "strict"\nhtml = "most"\nreal-time = "some"\n'
        'experience-django = "tried"\nproductive-by = "weeks"\n'
    )

    assert told[:2] == [
        "Try Django on documented APIs, where it has friction.",
        "Try Django on static typing, where it has friction.",
    ]
    assert all(sum(each.startswith(f"Try {one.title} ") for each in told) <= 2 for one in MODEL.alternatives.values())


def test_nothing_is_tried_where_nothing_speaks_against_a_candidate() -> None:
    """Without an answer nothing speaks against anybody, and who fits everywhere has nothing to be tried on."""
    assert to_try("") == []
    assert to_try('[answers]\nadmin = "essential"\nexperience-django = "production"\n') == []


def test_what_the_team_has_already_is_nothing_to_try() -> None:
    """Code in another framework is no property of a candidate."""
    answers = 'already-flask = "code"\nalready-binding = "binding"\nreal-time = "core"\nproductive-by = "months"\n'
    known = 'experience-flask = "production"\nexperience-fastapi = "tried"\nexperience-litestar = "never"\n'

    assert to_try(f'deciding = ["websockets"]\n[answers]\n{answers}{known}') == [
        "Try FastAPI on live connections (broadcast across processes), where it has friction."
    ]
