"""So far: what is not answered counts as not needed, and experience that nobody spoke of as the same with all."""

from shortlist import Problem, built_in_model, parse_sheet
from shortlist.method.so_far import so_far_world
from shortlist.model.model import QuestionId

MODEL = built_in_model()
FLASK = QuestionId("experience-flask")


def posed(answers: str = "") -> Problem:
    """Return the problem that a sheet of these answers poses."""
    return Problem.of(MODEL, parse_sheet(f"[answers]\n{answers}", MODEL))


def test_experience_is_in_the_middle_until_something_is_said_of_it() -> None:
    """Nobody is ahead for what was not told; of several levels that were, the lowest counts."""
    silent, spoken = so_far_world(posed()), so_far_world(posed('experience-flask = ["never", "tried"]\n'))
    middle = (len(MODEL.questions[FLASK].levels) - 1) // 2

    assert middle > 0
    assert (silent[FLASK], spoken[FLASK]) == (middle, 0)
    assert silent[QuestionId("experience-django")] == spoken[QuestionId("experience-django")] == middle
    assert silent[QuestionId("admin")] == 0


def test_an_answer_counts_as_one_however_many_levels_it_leaves() -> None:
    """Whoever narrows a problem has spoken, and is not taken for somebody who said nothing."""
    whole = posed()
    narrowed = whole.with_domain(FLASK, whole.domains[FLASK])

    assert FLASK not in whole.answered
    assert narrowed.answered == {*whole.answered, FLASK}
    assert so_far_world(narrowed)[FLASK] == 0


def test_a_list_of_all_levels_says_as_little_as_no_answer() -> None:
    """Whoever names every level has told nothing apart, and is asked as if nothing had been said."""
    levels = [level.id for level in MODEL.questions[FLASK].levels]

    assert FLASK not in posed(f"experience-flask = {levels}\n").answered
    assert FLASK in posed(f"experience-flask = {levels[:2]}\n").answered
