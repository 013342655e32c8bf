"""Worlds, flips and slack on drawn numbers, with every world looked at one by one as the referee."""

from itertools import combinations
from unittest import mock

from hypothesis import given

from shortlist.method.exact import flips
from shortlist.method.exact.flips import Flips
from shortlist.method.exact.slack import SHARED, Slack, slack_after
from shortlist.method.exact.worlds import Members
from shortlist.method.problem import Input
from tests.laws.models import many, that_alter
from tests.shortlist.method.drawn import Drawn, drawn, often


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
@given(drawn())
def test_slack_counts_who_could_still_catch_up(case: Drawn) -> None:
    """Slack tells of how many alternatives the front is not ahead in every world, and by how much altogether."""
    worlds = case.worlds()

    for key in case.inputs():
        assert slack_after(worlds, worlds.first_front, key) == slack(case, worlds.first_front, key)


def slack(case: Drawn, front: Members, key: Input) -> Slack:
    """Return the slack once an input is known, averaged over its positions, by looking at every world."""
    at = case.inputs().index(key)
    known = [[totals for world, totals in case.totals().items() if world[at] == position] for position in (0, 1)]
    others = set(range(case.alternatives + 1)) - front
    short = [
        [max(totals[one] - totals[other] for totals in after) + 1 for one in front for other in others]
        for after in known
    ]
    still = [each for after in short for each in after if each > 0]
    return SHARED * len(still) // len(known), SHARED * sum(still) // len(known)
