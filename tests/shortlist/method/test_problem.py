"""Problem: what a lack of practice counts for, where the pace is a must-have and where practice decides."""

import pytest

from shortlist import Degree, Problem, built_in_model, evaluate, parse_sheet
from shortlist.method.outcome import is_out
from shortlist.model.model import AlternativeId, QuestionId

MODEL = built_in_model()


def test_only_what_rests_on_a_data_layer_counts_for_less_without_it() -> None:
    """Whoever brings data of its own loses what was built on the framework's data layer, and nothing else."""
    blank = Problem.of(MODEL, parse_sheet("", MODEL))
    resting = {(name, key) for name in blank.alternatives for key in MODEL.alternatives[name].rests_on_own_data}
    triggered = {
        (name, each.id) for name in blank.alternatives for each in blank.criteria if blank.triggers(name, each)
    }

    assert triggered == resting != set()


@pytest.mark.parametrize(("experience", "is_ruled_out"), [("production", False), ("tried", False), ("never", True)])
def test_a_pace_that_is_a_must_have_rules_out_what_was_never_used(experience: str, *, is_ruled_out: bool) -> None:
    """Where a release must be out within weeks, it is not built with something new; what was tried will do."""
    answers = f'[answers]\nproductive-by = "weeks"\nexperience-django = "{experience}"\n'
    found = evaluate(MODEL, parse_sheet(f'must = ["productive-by"]\n{answers}', MODEL))

    assert is_out(found.so_far.arguments[AlternativeId("django")]) == is_ruled_out


@pytest.mark.parametrize(
    ("pace", "usual", "deciding"),
    [
        ("later", (Degree.PRACTICE, Degree.FRICTION), (Degree.FRICTION_DECIDING, Degree.FRICTION_ESSENTIAL)),
        ("weeks", (Degree.FRICTION_ESSENTIAL, Degree.GAP), (Degree.FRICTION_DECIDING, Degree.GAP_DECIDING)),
    ],
)
def test_want_of_practice_weighs_more_where_practice_decides(
    pace: str, usual: tuple[Degree, Degree], deciding: tuple[Degree, Degree]
) -> None:
    """Whoever stars what the team knows gets a graver argument against what it never used, in both places."""
    answers = f'[answers]\nproductive-by = "{pace}"\nexperience-flask = "never"\nexperience-django = "production"\n'

    for head, expected in (("", usual), ('deciding = ["familiarity"]\n', deciding)):
        found = evaluate(MODEL, parse_sheet(head + answers, MODEL)).so_far.arguments[AlternativeId("flask")]
        assert tuple(found[QuestionId("productive-by"), at] for at in (1, 2)) == expected
