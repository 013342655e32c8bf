"""The search for worlds: what it gives up on, and what it says then."""

from unittest import mock

import pytest

from shortlist import Outcome, built_in_model, evaluate, parse_sheet
from shortlist.method.evaluation import evaluated
from shortlist.method.exact import flips
from shortlist.method.exact.search import MOST_COMPARED, Steps, TooManyStepsError, Vector, is_feasible, undominated
from shortlist.method.exact.worlds import MOST_MEMBERS, Worlds
from shortlist.model.model import AlternativeId
from tests.benchmarks.work import grown
from tests.shortlist.workshop import problem, workshop


def test_nothing_to_choose_from_is_feasible_where_limits_are_not_negative() -> None:
    """Without components every sum is zero."""
    assert is_feasible([], (0,), Steps(0))
    assert not is_feasible([], (-1,), Steps(0))


def test_too_many_steps_are_said() -> None:
    """A search that takes more than its steps ends, counted and not timed."""
    with pytest.raises(TooManyStepsError):
        is_feasible([[(1, -1), (-1, 1)]] * 3, (0, 0), Steps(2))


def test_as_many_steps_as_are_allowed_can_be_taken() -> None:
    """The last step is taken, and the next one is not."""
    steps = Steps(2)
    steps.spend(2)

    assert steps.left == 0
    with pytest.raises(TooManyStepsError):
        steps.spend(1)


@pytest.mark.parametrize(
    ("options", "limits"),
    [
        ([[(0, 0), (1, 1)]], (0,)),
        ([[(0, 0), (1, 1)]], (0, 0, 0)),
        ([[(0, 0), (1,)]], (0,)),
        ([[(0,)], [(0, 0)]], (0,)),
    ],
    ids=["a number more", "a limit more", "another option shorter", "another component longer"],
)
def test_each_number_of_each_option_needs_its_limit(options: list[list[Vector]], limits: Vector) -> None:
    """A number without a limit, or a limit without a number, is an error and is never left out of the search."""
    with pytest.raises(ValueError, match="zip"):
        is_feasible(options, limits, Steps(100))


def test_what_comes_to_the_same_is_looked_at_once() -> None:
    """Which component took which option does not matter where sums are equal, or some searches would never end."""
    components = 20
    swapped = [[(0, 1), (1, 0)]] * components
    limits = (components // 2, components // 2 - 1)

    assert not is_feasible(swapped, limits, Steps(components**2))


def test_many_options_are_not_all_compared() -> None:
    """Beyond a number of options kept, the rest is kept too, since comparing would take longer than trying."""
    apart = [(at, -at) for at in range(MOST_COMPARED + 1)]
    worse = (MOST_COMPARED + 5, MOST_COMPARED + 5)

    assert worse in undominated([*apart, worse])
    assert worse not in undominated([*apart[:MOST_COMPARED], worse])


def test_what_takes_too_many_steps_is_bounded() -> None:
    """Without a step, whoever is not behind another in every world may be in front, and that is said to be a bound."""
    model = built_in_model()
    sheet = parse_sheet('[answers]\nadmin = "essential"', model)
    found, known = evaluate(model, sheet, most_steps=0), evaluate(model, sheet)

    assert (found.exact, known.exact) == (False, True)
    assert set(found.possible) >= set(known.possible)
    assert found.outcomes == frozenset()
    assert not found.could_change.exact
    assert set(found.could_change.inputs) >= set(known.could_change.inputs)


def test_searches_share_their_steps_and_say_where_none_is_left() -> None:
    """Each search that gives up uses what it was allowed, and once all is used the rest count as able to change it."""
    with mock.patch.object(flips, "TRIED_WORLDS", 0):
        search = flips.Flips(Worlds(problem(), most_steps=1))
        found = [search.can_flip(key) for key in search.open]

    assert found == [None] * len(search.open)
    assert search.left == 0


def test_a_search_that_ends_gives_back_what_it_did_not_need() -> None:
    """What was left of its steps serves the next search."""
    with mock.patch.object(flips, "TRIED_WORLDS", 0):
        search = flips.Flips(Worlds(problem(), most_steps=1_000))
        before = search.left
        assert search.can_flip(search.open[0])

    assert before - 1_000 < search.left < before


def test_more_than_a_few_who_may_be_in_front_have_no_list_of_outcomes() -> None:
    """Sets of those in front are listed where few may be, and left out where there would be too many."""
    found = evaluate(grown(workshop(), MOST_MEMBERS + 1), parse_sheet("", grown(workshop(), MOST_MEMBERS + 1)))

    assert len(found.possible) > MOST_MEMBERS
    assert found.outcomes == frozenset()


def test_a_few_who_may_be_in_front_have_a_list_of_outcomes() -> None:
    """With as many as may be listed, each of them is in front in some outcome."""
    found = evaluate(grown(workshop(), MOST_MEMBERS), parse_sheet("", grown(workshop(), MOST_MEMBERS)))

    assert len(found.possible) == MOST_MEMBERS
    assert {name for outcome in found.outcomes for name in outcome.members} == set(found.possible)


def test_a_settled_sheet_has_one_outcome() -> None:
    """Where one is as good as any other in each need and better in one, it is alone whatever is still open."""
    found = evaluated(problem('speed = "essential"\nforce = "none"\nsoon = "later"'))

    assert found.outcome == Outcome("shortlist", (AlternativeId("saw"),))
    assert found.outcomes == {found.outcome}


def test_outcomes_are_listed_where_few_may_be_in_front() -> None:
    """Between two of them, each alone and both together are an outcome."""
    saw, laser = AlternativeId("saw"), AlternativeId("laser")
    found = evaluated(problem('speed = "essential"'))

    assert found.outcomes == {Outcome("shortlist", members) for members in [(saw,), (laser,), (laser, saw)]}
