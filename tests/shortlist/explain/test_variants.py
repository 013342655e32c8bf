"""Many variants of one problem at once: what the shortcuts must not lose."""

from shortlist import Outcome
from shortlist.explain.variants import Varying, variant_of
from shortlist.model.model import AlternativeId, CriterionId, QuestionId
from tests.shortlist.workshop import ALL_KNOWN, problem, slow_laser

FAST, STRONG = QuestionId("speed"), QuestionId("force")


def test_what_several_families_count_adds_up() -> None:
    """Two gaps in two families are two, so that a laser that is slow and weak is no longer workable."""
    world = {key: positions[0] for key, positions in problem(BOTH, model=slow_laser()).domains.items()}
    weak = {**world, (AlternativeId("laser"), CriterionId("power")): 0}
    varying = Varying(problem(BOTH, model=slow_laser()))

    assert varying.outcome_in(weak) == Outcome("shortlist", (AlternativeId("axe"), AlternativeId("saw")))


BOTH = ALL_KNOWN + 'speed = "essential"\nforce = "essential"'


def test_the_problem_itself_is_always_among_its_variants() -> None:
    """Without any variant there is still the outcome as it stands."""
    known = problem(ALL_KNOWN + 'speed = "essential"\nforce = "none"')

    assert Varying(known).outcomes(()) == {(): frozenset([Outcome("shortlist", (AlternativeId("saw"),))])}


def test_a_variant_that_takes_too_many_steps_has_no_outcome() -> None:
    """What cannot be worked out is missing, and not empty."""
    assert Varying(problem(), most_steps=0).outcomes([((FAST, 2),)]) == {(): None, ((FAST, 2),): None}


def test_an_input_on_which_nothing_depends_changes_nothing() -> None:
    """An answer to a question that no criterion needs leaves the outcome as it is."""
    known = problem(ALL_KNOWN + 'speed = "essential"\nforce = "none"')
    found = Varying(known).outcomes([((QuestionId("unheard-of"), 0),)])

    assert len(set(found.values())) == 1


def test_the_order_of_changes_does_not_matter() -> None:
    """The same changes are the same variant, in whatever order they are told."""
    assert variant_of({FAST: 1, STRONG: 1}) == variant_of({STRONG: 1, FAST: 1})
