"""A few answers that already force the outcome."""

from shortlist import json_of
from shortlist.explain.sufficient import Reasons, reasons_sentence, reasons_table, sufficient_reasons
from shortlist.model.model import AlternativeId, CriterionId
from tests.shortlist.workshop import ALL_KNOWN, problem

FAST = ALL_KNOWN + 'speed = "essential"\nforce = "none"'
RULED_OUT = ALL_KNOWN + 'speed = "essential"\nforce = "essential"'


def test_reasons_are_some_of_the_answers() -> None:
    """What the team knows does not matter where there is no hurry, and is left out."""
    found = sufficient_reasons(problem(FAST))

    assert (found.questions, found.minimal) == (("speed", "force", "soon"), True)
    assert reasons_sentence(found) == (
        "These answers alone lead to it, whatever the others are: "
        "How fast? Essential; How strong? None; How soon? Later."
    )


def test_corners_prove_without_a_fold() -> None:
    """Must-haves that only one meets are all the reasons there are, even where not one step is allowed."""
    found = sufficient_reasons(problem(RULED_OUT, 'must = ["speed", "force"]'), most_steps=0)

    assert (found.questions, found.minimal) == (("speed", "force"), True)


def test_without_answers_nothing_is_needed() -> None:
    """No answer is no reason, and fewer there cannot be."""
    found = sufficient_reasons(problem(), most_steps=0)

    assert (found.questions, found.minimal) == ((), True)
    assert reasons_sentence(found) == "No answer is needed for this outcome: it is the same whatever you answer."


def test_an_outcome_that_is_not_known_has_all_answers_for_reasons() -> None:
    """Where even the outcome takes too many steps, every answer is kept and fewer might do."""
    found = sufficient_reasons(problem('speed = "essential"'), most_steps=0)

    assert (found.questions, found.minimal) == (("speed",), False)
    assert reasons_sentence(found).endswith("How fast? Essential. Perhaps fewer of them would do.")


def test_an_answer_that_cannot_be_proven_dispensable_is_kept() -> None:
    """Where a proof takes too many steps, the answer stays and the reasons are perhaps not minimal."""
    known = problem(FAST).with_domain((AlternativeId("laser"), CriterionId("power")), (2,))
    found = sufficient_reasons(known, most_steps=0)

    assert reasons_table(found)["minimal"] is False
    assert set(sufficient_reasons(known).questions) < set(found.questions)


def test_several_levels_are_all_named() -> None:
    """An answer between levels is a reason with both of them."""
    unsure = problem(ALL_KNOWN + 'speed = ["useful", "essential"]\nforce = "none"')
    found = Reasons(unsure, (next(key for key in unsure.model.questions if key == "speed"),), minimal=True)

    assert "How fast? Useful or Essential" in reasons_sentence(found)


def test_the_table_is_plain_data() -> None:
    """Reasons become JSON."""
    table = reasons_table(sufficient_reasons(problem(FAST)))

    assert json_of(table)
    assert table["questions"] == ["speed", "force", "soon"]
