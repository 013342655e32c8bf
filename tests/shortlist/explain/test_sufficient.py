"""A few answers that already force the outcome."""

from shortlist import json_of
from shortlist.explain.sufficient import Reasons, reasons_sentence, reasons_table, sufficient_reasons, without
from shortlist.model.model import QuestionId
from shortlist.report.sentences import MOST_LISTED
from tests.shortlist.workshop import ALL_KNOWN, evaluation

FAST = ALL_KNOWN + 'speed = "essential"\nforce = "none"'
RULED_OUT = ALL_KNOWN + 'speed = "essential"\nforce = "essential"'


def test_reasons_are_some_of_the_answers() -> None:
    """What the team knows does not matter where there is no hurry, and is left out."""
    found = sufficient_reasons(evaluation(FAST))

    assert found.questions == ("speed", "force", "soon")
    assert reasons_sentence(found) == (
        'These answers alone lead to it, whatever the others are: speed "Essential", force "None" and time "Later".'
    )


def test_must_haves_that_only_one_meets_are_reason_enough() -> None:
    """What rules the others out leaves nothing else to say."""
    found = sufficient_reasons(evaluation(RULED_OUT, 'must = ["speed", "force"]'))

    assert found.questions == ("speed", "force")


def test_what_is_not_settled_has_no_reasons() -> None:
    """As long as another outcome is possible, nothing leads to one."""
    unsettled = evaluation('speed = "essential"')
    found = sufficient_reasons(unsettled)

    assert found == Reasons(unsettled.problem, settled=False, questions=())
    assert reasons_sentence(found) == "It is not settled yet, so no answers can be named that lead to it on their own."


def test_one_reason_is_no_plural_and_several_levels_are_all_named() -> None:
    """An answer between levels is a reason with both of them."""
    problem = evaluation(ALL_KNOWN + 'speed = ["useful", "essential"]\nforce = "none"').problem
    found = Reasons(problem, settled=True, questions=(QuestionId("speed"),))

    assert reasons_sentence(found) == (
        'This answer alone leads to it, whatever the others are: speed "Useful" or "Essential".'
    )


def test_without_answers_nothing_is_needed() -> None:
    """Where the outcome is the same whatever is answered, no answer is a reason."""
    found = Reasons(evaluation().problem, settled=True, questions=())

    assert reasons_sentence(found) == "No answer is needed for this outcome: it is the same whatever you answer."


def test_many_reasons_are_a_sum() -> None:
    """More than four reasons are counted and not listed."""
    problem = evaluation(FAST).problem
    asked = tuple(problem.model.questions)
    many, few = (Reasons(problem, settled=True, questions=asked[:count]) for count in (MOST_LISTED + 1, MOST_LISTED))

    assert reasons_sentence(many).startswith("Five answers together lead to this; leave out one")
    assert reasons_sentence(few).startswith("These answers alone lead to it")


def test_the_table_is_plain_data() -> None:
    """Reasons become JSON."""
    table = reasons_table(sufficient_reasons(evaluation(FAST)))

    assert json_of(table)
    assert table["questions"] == ["speed", "force", "soon"]


def test_a_must_have_without_its_answer_is_needed_all_the_same() -> None:
    """To leave an answer out never makes a must-have, or what decides, something that nobody needs."""
    marked = evaluation(FAST, 'must = ["speed"]').problem
    left_out = without(marked, (QuestionId("speed"), QuestionId("force")))

    assert [left_out.domains[QuestionId(key)] for key in ("speed", "force")] == [(1, 2), (0, 1, 2)]
