"""Who can beat whom outright, on drawn arguments, with every world looked at one by one as the referee."""

from itertools import permutations, product
from types import SimpleNamespace
from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from shortlist import Degree
from shortlist.method.exact.certain import can_beat
from shortlist.method.exact.components import Component, Profile, Row
from shortlist.method.exact.worlds import Worlds
from shortlist.method.outcome import beats
from shortlist.method.problem import Places
from shortlist.model.model import QuestionId
from tests.shortlist.method.drawn import often
from tests.shortlist.workshop import evaluation

NAMES = range(3)
FEW_DEGREES = st.sampled_from([Degree.NONE, Degree.FRICTION, Degree.FRICTION_ESSENTIAL, Degree.GAP])


@st.composite
def argued(draw: st.DrawFn) -> Component:
    """Draw a component with what each alternative has against it at one place or two."""
    size = draw(st.integers(1, 2))
    profiles = st.lists(st.tuples(*[FEW_DEGREES] * size), min_size=1, max_size=2).map(tuple)
    rows = tuple(Row((at,), tuple(draw(profiles) for _ in NAMES), (), (), ()) for at in range(draw(st.integers(1, 2))))
    return Component((), (), (), rows)


@often
@given(st.lists(argued(), min_size=1, max_size=3))
def test_who_can_beat_whom_is_exact(components: list[Component]) -> None:
    """One can beat another where it does so in some world, and never itself."""
    worlds = cast("Worlds", SimpleNamespace(components=components))

    for one, other in permutations(NAMES, 2):
        found = any(beats(placed(mine), placed(theirs)) for mine, theirs in pairs(components, one, other))
        assert can_beat(worlds, one, other) == found
    assert not any(can_beat(worlds, one, one) for one in NAMES)


def test_whoever_may_yet_be_beaten_is_not_named_as_close() -> None:
    """What the axe would be like with practice is open, so the saw is close behind so far and not in every world."""
    answers = 'speed = "essential"\nsoon = "now"\nskill-saw = "no"\nskill-laser = "yes"\n'
    found = evaluation(answers, 'deciding = ["pace", "power"]')

    assert found.front == ("laser",)
    assert found.so_far.close == ("saw",)
    assert found.close == ()


def test_while_it_is_undecided_nobody_is_named_as_close() -> None:
    """The saw is close behind so far and is never beaten; but it may yet be in front."""
    found = evaluation('speed = "essential"\nforce = "useful"\nsoon = "now"\nskill-laser = "yes"\n')

    assert found.possible == ("laser", "saw")
    assert found.so_far.close == ("saw",)
    assert (found.kind, found.close) == ("undecided", ())


def placed(profile: Profile) -> Places:
    """Return arguments by their place."""
    return {(QuestionId("q"), at): degree for at, degree in enumerate(profile)}


def pairs(components: list[Component], one: int, other: int) -> list[tuple[Profile, Profile]]:
    """Return what two have against them in every world."""
    ways = [
        [(mine, theirs) for row in component.rows for mine in row.profiles[one] for theirs in row.profiles[other]]
        for component in components
    ]
    return [(sum((mine for mine, _ in way), ()), sum((theirs for _, theirs in way), ())) for way in product(*ways)]
