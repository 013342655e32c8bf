"""Components drawn at random, with small numbers: alternatives are often level, and often all of them are out."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from types import SimpleNamespace
from typing import cast

from hypothesis import settings
from hypothesis import strategies as st

from shortlist import Problem
from shortlist.method.exact.components import Component, Row
from shortlist.method.exact.flips import inputs_of
from shortlist.method.exact.worlds import Members, Worlds, front_of
from shortlist.method.problem import Input
from shortlist.model.model import AlternativeId, QuestionId
from tests.laws.models import EXAMPLES

MOST_STEPS = 100_000

often = settings(max_examples=max(400, int(EXAMPLES or 0)), deadline=None, derandomize=not EXAMPLES)
"""More examples than other laws have: one takes a few milliseconds, and few of them need every part of a search."""


@dataclass(frozen=True)
class Drawn:
    """Components over some alternatives, and the number from which on an alternative is out."""

    alternatives: int
    components: tuple[Component, ...]
    ceiling: int

    def worlds(self) -> Worlds:
        """Return the worlds of these components, as a problem would have them."""
        names = tuple(AlternativeId(f"a{at}") for at in range(self.alternatives))
        domains = {key: (0, 1) for component in self.components for key in inputs_of(component)}
        problem = SimpleNamespace(alternatives=names, criteria=(), domains=domains)
        worlds = Worlds(cast("Problem", problem), MOST_STEPS)
        worlds.components = self.components
        worlds.ceiling = self.ceiling
        return worlds

    def totals(self) -> dict[tuple[int, ...], list[int]]:
        """Return what stands against each alternative in every world, one by one, by the positions of all inputs."""
        return {
            tuple(position for positions, _ in chosen for position in positions): [
                *(sum(numbers) for numbers in zip(*(values for _, values in chosen), strict=True)),
                self.ceiling,
            ]
            for chosen in product(*(list(states(component)) for component in self.components))
        }

    def fronts(self) -> dict[tuple[int, ...], Members]:
        """Return who is in front in every world."""
        return {world: front_of(totals) for world, totals in self.totals().items()}

    def inputs(self) -> list[Input]:
        """Return all inputs, in the order of the positions of a world."""
        return [key for component in self.components for key in inputs_of(component)]


def states(component: Component) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Yield the positions of a component's inputs, with what it then adds to each alternative."""
    for row in component.rows:
        for ways in product(*(range(len(each)) for each in component.ways)):
            own = [position for at, way in enumerate(ways) for position in component.ways[at][way]]
            yield (*row.positions, *own), tuple(row.values[at][way] for at, way in enumerate(ways))


@st.composite
def drawn_components(draw: st.DrawFn, alternatives: int, number: int) -> Component:
    """Draw a component with one shared input at most, the first one with two, and one for each alternative at most."""
    shared = tuple(QuestionId(f"q{number}-{at}") for at in range(draw(st.integers(0, 1 if number else 2))))
    own = tuple((QuestionId(f"own{number}-{at}"),) * draw(st.integers(0, 1)) for at in range(alternatives))
    ways = tuple(tuple(product(range(2), repeat=len(each))) for each in own)
    rows = []
    for positions in product(range(2), repeat=len(shared)):
        # Even numbers, and an odd one for what is out: as with real degrees, no alternative is level with "none fits".
        values = tuple(tuple(2 * draw(st.integers(0, 3)) for _ in each) for each in ways)
        rows.append(Row(positions, (), values, tuple(map(min, values)), tuple(map(max, values))))
    return Component(shared, own, ways, tuple(rows))


@st.composite
def drawn(draw: st.DrawFn) -> Drawn:
    """Draw up to four components over two or three alternatives."""
    alternatives, count = draw(st.integers(2, 3)), draw(st.integers(1, 4))
    components = tuple(draw(drawn_components(alternatives, number)) for number in range(count))
    return Drawn(alternatives, components, 2 * draw(st.integers(0, 3 * count)) + 1)
