"""Many variants of one problem at once: what it leads to where a few answers or ratings are other ones.

Families in which everything is known do not have to be folded again for each variant. What they count adds up, so a
variant is their sum with a difference added, and the sum is one number that has a field for each count and each flag.
Families in which something is open are folded once, from what all variants have in common; then the remainder of
each variant is added to the few states that are left.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain

from shortlist.method.exact.components import BITS, Column, Columns
from shortlist.method.exact.fold import FRESH, Folding, States, TooManyStepsError
from shortlist.method.outcome import Outcome
from shortlist.method.problem import Input, Problem, World

MOST_STEPS = 600_000

Variant = tuple[tuple[Input, int], ...]
"""The inputs that are other ones, each with its position; without any it is the problem itself."""

Positions = tuple[tuple[Input, int], ...]
Parts = tuple[tuple[int, frozenset[Column]], ...]
"""Changed families, by position, each with its columns."""


class Sums:
    """Adds up columns as numbers: a field for each count of each alternative, then one for each flag of each pair."""

    def __init__(self, columns: Columns) -> None:
        self.alternatives = len(columns.problem.alternatives)
        self.counters = len(columns.counters)
        self.flags = BITS * len(columns.pairs)
        self.width = len(columns.problem.criteria).bit_length()

    def packed(self, column: Column) -> int:
        """Return a column as a number; such numbers can be added as long as each family is added once."""
        number = 0
        fields = chain(chain.from_iterable(column.counts), (column.flags >> at & 1 for at in range(self.flags)))
        for at, field in enumerate(fields):
            number |= field << self.width * at
        return number

    def fields(self, number: int) -> list[int]:
        """Return the fields of a number."""
        size = self.alternatives * self.counters + self.flags
        return [number >> self.width * at & (1 << self.width) - 1 for at in range(size)]

    def column(self, fields: Sequence[int]) -> Column:
        """Return the column that fields stand for."""
        ends = range(0, self.alternatives * self.counters, self.counters)
        counts = tuple(tuple(fields[start : start + self.counters]) for start in ends)
        flags = fields[self.alternatives * self.counters :]
        return Column(counts, sum(1 << at for at, flag in enumerate(flags) if flag))


class Varying:
    """Works out the outcomes of variants of one problem; ``most_steps`` bounds all of its folds together."""

    def __init__(self, problem: Problem, *, most_steps: int = MOST_STEPS) -> None:
        self.problem = problem
        self.folding = Folding(problem, most_steps=most_steps)
        self.families = self.folding.families
        self.home = {key: at for at, family in enumerate(self.families) for key in family.inputs}
        self.sums = Sums(self.folding.columns)
        self.known_columns: dict[tuple[int, Positions], frozenset[Column]] = {}
        self.known_sums: dict[tuple[int, Positions], int] = {}

    @cached_property
    def settled(self) -> frozenset[int]:
        """The families in which everything is known, by position."""
        domains = self.problem.domains
        each = enumerate(self.families)
        return frozenset(at for at, family in each if all(len(domains[key]) == 1 for key in family.inputs))

    def columns(self, at: int, changed: Positions = ()) -> frozenset[Column]:
        """Return the columns of a family where some of its inputs are other ones."""
        if (at, changed) not in self.known_columns:
            domains = {**self.problem.domains, **{key: (position,) for key, position in changed}}
            self.known_columns[at, changed] = self.folding.columns.possible(self.families[at], domains)
        return self.known_columns[at, changed]

    def sum_of(self, at: int, changed: Positions = ()) -> int:
        """Return the one column of a settled family as a number."""
        if (at, changed) not in self.known_sums:
            (column,) = self.columns(at, changed)
            self.known_sums[at, changed] = self.sums.packed(column)
        return self.known_sums[at, changed]

    def outcomes(self, variants: Iterable[Variant]) -> dict[Variant, frozenset[Outcome] | None]:
        """Return the possible outcomes of each variant, or ``None`` for those that would take too many steps.

        The problem itself is always among them, as ``()``.
        """
        parted = {variant: self.parted(variant) for variant in ((), *variants)}
        fields = {total: self.sums.fields(total) for _, total in parted.values()}
        common = [min(each) for each in zip(*fields.values(), strict=True)]
        opened = _Opened(self, self.sums.column(common))
        remainders = {total: self.sums.column(_less(found, common)) for total, found in fields.items()}
        ends = {part: opened.outcomes(part[0], remainders[part[1]]) for part in dict.fromkeys(parted.values())}
        return {variant: ends[part] for variant, part in parted.items()}

    def parted(self, variant: Variant) -> tuple[Parts, int]:
        """Return the open families that a variant changes, with their columns, and the sum of the settled ones."""
        changed: dict[int, Positions] = {}
        for key, position in variant:
            if key in self.home:
                at = self.home[key]
                changed[at] = (*changed.get(at, ()), (key, position))
        total = self.settled_sum
        for at in self.settled & changed.keys():
            total += self.sum_of(at, changed[at]) - self.sum_of(at)
        columns = {at: self.columns(at, changed[at]) for at in sorted(changed.keys() - self.settled)}
        return tuple((at, found) for at, found in columns.items() if found != self.columns(at)), total

    @cached_property
    def settled_sum(self) -> int:
        """What all settled families of the problem itself add up to."""
        return sum(self.sum_of(at) for at in self.settled)

    @cached_property
    def opened(self) -> tuple[int, ...]:
        """The families in which something is open, the simplest first."""
        still_open = (at for at in range(len(self.families)) if at not in self.settled)
        return tuple(sorted(still_open, key=lambda at: len(self.columns(at))))

    def outcome_in(self, world: World) -> Outcome:
        """Return the outcome of one world, a little faster than by folding it."""
        total = 0
        for at, family in enumerate(self.families):
            total += self.sum_of(at, tuple((key, world[key]) for key in family.inputs))
        column = self.sums.column(self.sums.fields(total))
        (outcome,) = self.folding.outcomes_of(self.folding.fold(started(self.folding), frozenset([column])))
        return outcome


class _Opened:
    """Folds the open families from what all variants have in common; what variants share is folded once."""

    def __init__(self, varying: Varying, common: Column) -> None:
        self.varying = varying
        self.folding = varying.folding
        self.common = common
        self.known: dict[tuple[int, ...], States] = {}
        self.ends: dict[Parts, States] = {}

    def outcomes(self, changed: Parts, remainder: Column) -> frozenset[Outcome] | None:
        """Return the outcomes where some open families are changed, together with one more column."""
        try:
            if changed not in self.ends:
                self.ends[changed] = self.folded(changed)
            return self.folding.outcomes_of(self.folding.fold(self.ends[changed], frozenset([remainder])))
        except TooManyStepsError:
            return None

    def folded(self, changed: Parts) -> States:
        """Return the states after all open families, of which those that are changed come last."""
        order = _order(self.varying.opened, frozenset(at for at, _ in changed))
        states = started(self.folding)
        for end in range(len(order) + 1):
            if order[:end] not in self.known:
                columns = self.varying.columns(order[end - 1]) if end else frozenset([self.common])
                self.known[order[:end]] = self.folding.fold(states, columns)
            states = self.known[order[:end]]
        for _, columns in changed:
            states = self.folding.fold(states, columns)
        return states


def _order(families: tuple[int, ...], apart: frozenset[int]) -> tuple[int, ...]:
    """Return families without those apart, so ordered that other choices of those begin alike for long."""
    if apart.isdisjoint(families):
        return families
    middle = len(families) // 2
    halves = sorted((families[:middle], families[middle:]), key=lambda half: not apart.isdisjoint(half))
    return tuple(at for half in halves if len(families) > 1 for at in _order(half, apart))


def started(folding: Folding) -> States:
    """Return the state in which nothing has been counted yet."""
    return {(FRESH,) * len(folding.problem.alternatives): {0}}


def _less(fields: Sequence[int], common: Sequence[int]) -> list[int]:
    return [field - shared for field, shared in zip(fields, common, strict=True)]


def variant_of(positions: Mapping[Input, int]) -> Variant:
    """Return a variant in its one order, whatever the order of the changes.

    >>> variant_of({"b": 1, "a": 0})
    (('a', 0), ('b', 1))
    """
    return tuple(sorted(positions.items(), key=lambda item: str(item[0])))
