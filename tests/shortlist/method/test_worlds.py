"""Worlds, flips and slack on drawn numbers, with every world looked at one by one as the referee."""

from itertools import combinations
from math import floor, log2
from operator import ne
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shortlist import Outcome, evaluate, parse_sheet
from shortlist.method.exact import flips
from shortlist.method.exact.flips import TRIED_WORLDS, Flips, _Sampled
from shortlist.method.exact.slack import FINENESS, slack_after
from shortlist.method.exact.worlds import Members
from shortlist.method.problem import Input
from shortlist.model.model import AlternativeId, QuestionId
from tests.laws.models import many, that_alter
from tests.shortlist.method.drawn import Drawn, drawn, often
from tests.shortlist.workshop import workshop


@often
@given(drawn())
def test_who_can_be_in_front_is_exact(case: Drawn) -> None:
    """The search finds every set of alternatives that is in front in some world, and no other."""
    worlds, fronts = case.worlds(), set(case.fronts().values())

    assert worlds.possible == frozenset().union(*fronts)
    assert worlds.necessary == frozenset.intersection(*fronts)
    assert worlds.is_settled == (len(fronts) == 1)
    sets = (frozenset(each) for size in (1, 2, 3) for each in combinations(worlds.everybody, size))
    for members in sets:
        assert worlds.can_be_front(members) == (members in fronts)


@often
@given(drawn())
def test_what_flips_the_front_is_exact(case: Drawn) -> None:
    """Without sampled worlds, the search finds every input of which a change alone alters who is in front."""
    with mock.patch.object(flips, "TRIED_WORLDS", 0):
        search = Flips(case.worlds())
        found = {key for key in case.inputs() if search.can_flip(key)}

    assert found == that_alter(case.inputs(), case.fronts())


@many
@given(drawn(), st.integers(0, 3))
def test_a_world_that_is_tried_shows_what_alters_its_front(case: Drawn, number: int) -> None:
    """One of the fixed worlds proves of an input that it matters where changing it alone alters who is in front."""
    worlds, fronts, inputs = case.worlds(), case.fronts(), case.inputs()
    tried = _Sampled(worlds, number)
    here = positions_of(tried, case)
    near = {world: front for world, front in fronts.items() if sum(map(ne, world, here)) <= 1}

    assert tried.totals == case.totals()[here]
    assert tried.flipping(iter(inputs)) == that_alter(inputs, near)


def positions_of(tried: _Sampled, case: Drawn) -> tuple[int, ...]:
    """Return the positions of all inputs in a world that is tried."""
    found: list[int] = []
    for component in case.components:
        found += component.rows[tried.rows[id(component)]].positions
        for ways, way in zip(component.ways, tried.ways[id(component)], strict=True):
            found += ways[way]
    return tuple(found)


def test_an_outcome_has_the_members_by_whose_positions_it_was_found() -> None:
    """Positions lead to names and back, and where no alternative is in front, to "none fits" and back."""
    worlds = evaluate(workshop(), parse_sheet("", workshop())).worlds
    saw = (AlternativeId("saw"),)

    assert worlds.names(worlds.members(saw)) == saw
    assert worlds.outcome(worlds.members(saw)) == Outcome("shortlist", saw)
    assert worlds.members(()) == {worlds.nobody}
    assert worlds.outcome(worlds.members(())) == Outcome("none fits", ())


def test_worlds_that_are_tried_differ_and_the_first_is_plain() -> None:
    """Alike, they would prove no more than one; the first has every input at its lowest, so that it is easily told."""
    worlds = evaluate(workshop(), parse_sheet("", workshop())).worlds
    tried = [_Sampled(worlds, number) for number in range(TRIED_WORLDS)]

    assert len({tuple(each.rows.values()) for each in tried}) > TRIED_WORLDS // 2
    assert len({str(list(each.ways.values())) for each in tried}) > TRIED_WORLDS // 4
    assert {*tried[0].rows.values(), *(way for ways in tried[0].ways.values() for way in ways)} == {0}


@many
@given(drawn(), st.tuples(st.integers(1, 4), st.integers(1, 4)))
def test_slack_says_how_far_the_front_is_from_being_ahead_in_every_world(case: Drawn, likely: tuple[int, int]) -> None:
    """What to expect of an answer counts each pair by its order of magnitude, and each position by how likely it is."""
    worlds = case.worlds()

    for key in case.inputs():
        assert slack_after(worlds, worlds.first_front, key, likely) == slack(case, worlds.first_front, key, likely)


def test_how_likely_each_level_is_has_to_be_said_of_each() -> None:
    """A level without a number, or a number without a level, would be left out of what to expect, and nobody told."""
    worlds = evaluate(workshop(), parse_sheet("", workshop())).worlds

    for likely in ((2, 1), (4, 2, 1, 1)):
        with pytest.raises(ValueError, match="zip"):
            slack_after(worlds, worlds.first_front, QuestionId("speed"), likely)


def slack(case: Drawn, front: Members, key: Input, likely: tuple[int, int]) -> float:
    """Return the slack to expect once an input is known, by looking at every world."""
    at = case.inputs().index(key)
    known = [[totals for world, totals in case.totals().items() if world[at] == position] for position in (0, 1)]
    others = set(range(case.alternatives + 1)) - front
    short = [
        [max(totals[one] - totals[other] for totals in after) + 1 for one in front for other in others]
        for after in known
    ]
    sizes = [sum(floor(FINENESS * log2(each)) + 1 for each in after if each > 0) for after in short]
    return (sizes[0] * likely[0] + sizes[1] * likely[1]) / sum(likely)
