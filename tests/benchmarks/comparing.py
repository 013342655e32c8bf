"""Comparing two systems round by round: what happened to both at the same time cancels out."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from statistics import median

Say = Callable[[str], None]
"""Shows a line at once."""


@dataclass(frozen=True)
class Ratio:
    """A ratio: its median over the rounds, and the lowest and highest of them."""

    median: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.median:.2f} ({self.low:.2f} to {self.high:.2f})"

    def table(self) -> dict[str, float]:
        """Return it as plain data."""
        return {name: round(value, 3) for name, value in asdict(self).items()}


def ratio_of(ours: Sequence[float], theirs: Sequence[float]) -> Ratio:
    """Return the ratio of measurements, each pair of the same round.

    >>> str(ratio_of([1, 2, 3], [2, 2, 2]))
    '1.00 (0.50 to 1.50)'
    """
    each = [mine / other for mine, other in zip(ours, theirs, strict=True)]
    return Ratio(median(each), min(each), max(each))


@dataclass(frozen=True)
class Held:
    """A budget and what was found.

    Attributes:
        name: what it is about, as an id.
        what: the same in words.
        most: the highest value that is within it.
        found: what was found, as a median where it was found several times.
        spread: the lowest and the highest, where there are several.
        unit: what both are counted in; nothing for a ratio.
    """

    name: str
    what: str
    most: float
    found: float
    spread: tuple[float, float] | None = None
    unit: str = ""

    @property
    def met(self) -> bool:
        """Tell whether it is kept."""
        return self.found <= self.most

    def __str__(self) -> str:
        return f"{self.what}: {self.found:.3g} {self.unit}, at most {self.most:g}{'' if self.met else ': BROKEN'}"

    def table(self) -> dict[str, object]:
        """Return it as plain data."""
        return {**asdict(self), "found": round(self.found, 3), "met": self.met}


def held_ratio(name: str, what: str, most: float, ratio: Ratio) -> Held:
    """Return a budget of a ratio; its median is held to it."""
    return Held(name, what, most, ratio.median, (round(ratio.low, 3), round(ratio.high, 3)))
