"""What decides where too much is open to say it exactly."""

from shortlist import Problem, built_in_model, parse_sheet
from shortlist.deciding import MOST_OPEN, deciding


def test_where_too_much_is_open_what_is_proven_is_named_and_asked_first() -> None:
    """With nothing answered the list may miss some, says so, and begins with the first question of the page on it."""
    problem = Problem.of(built_in_model(), parse_sheet("", built_in_model()))
    found = deciding(problem)

    assert len(problem.model.questions) > MOST_OPEN
    assert not found.exact
    assert len(found.questions) > 1
    assert found.next_question == found.questions[0]
