"""Problem: what a lack of practice counts for where the pace is a must-have."""

import pytest

from shortlist import built_in_model, evaluate, parse_sheet
from shortlist.method.outcome import is_out
from shortlist.model.model import AlternativeId

MODEL = built_in_model()


@pytest.mark.parametrize(("experience", "is_ruled_out"), [("production", False), ("tried", False), ("never", True)])
def test_a_pace_that_is_a_must_have_rules_out_what_was_never_used(experience: str, *, is_ruled_out: bool) -> None:
    """Where a release must be out within weeks, it is not built with something new; what was tried will do."""
    answers = f'[answers]\nproductive-by = "weeks"\nexperience-django = "{experience}"\n'
    found = evaluate(MODEL, parse_sheet(f'must = ["productive-by"]\n{answers}', MODEL))

    assert is_out(found.so_far.arguments[AlternativeId("django")]) == is_ruled_out
