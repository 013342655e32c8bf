"""Draws the picture of the concurrency experiment from its result: a row for each stack, a dot for each burst.

The picture follows the theme of the page that it stands in, and the system's where it stands alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from math import log2
from typing import Any

SHOWN = (8, 32, 64)
LIMIT = 64
"""The waits at the right end of the scale, and the largest burst."""

Row = Sequence[Any]


@dataclass(frozen=True)
class Layout:
    """Where things stand: the names beside the scale on wide screens, above it on narrow ones."""

    name: str
    width: int
    left: int
    row: int
    down: int
    hidden: str

    @property
    def file(self) -> str:
        """The name of the picture's file."""
        return f"concurrency-{self.name}.svg"

    def across(self, waits: float) -> float:
        """Return how far to the right a number of waits stands; each doubling takes the same room."""
        return round(self.left + (self.width - 44 - self.left) * log2(max(waits, 1)) / log2(LIMIT), 1)


WIDE = Layout("wide", width=720, left=336, row=25, down=0, hidden="(max-width: 43em)")
NARROW = Layout("narrow", width=340, left=12, row=40, down=17, hidden="(min-width: 43.01em)")

STYLE = """
.bursts {{ --ink: var(--color-foreground-primary, #1d2322); --quiet: var(--color-foreground-secondary, #4f5654);
  --rule: var(--color-background-border, #e0dacd); --paper: var(--color-background-primary, #fdfcf9);
  --mark: var(--color-brand-primary, #0b5563);
  display: block; font-family: system-ui, sans-serif; height: auto; width: 100%; }}
@media (prefers-color-scheme: dark) {{
.bursts {{ --ink: var(--color-foreground-primary, #e4e5df); --quiet: var(--color-foreground-secondary, #b3b8b4);
  --rule: var(--color-background-border, #2e3639); --paper: var(--color-background-primary, #14181a);
  --mark: var(--color-brand-primary, #7fc8d2); }} }}
.bursts text {{ fill: var(--ink); font-size: 14px; paint-order: stroke; stroke: var(--paper); stroke-width: 4px; }}
.bursts .framework {{ font-weight: 600; font-size: 15px; }}
.bursts .quiet {{ fill: var(--quiet); font-size: 13px; }}
.bursts .rule {{ stroke: var(--rule); }}
.bursts .reach {{ stroke: var(--mark); stroke-opacity: 0.45; }}
.bursts .dot {{ fill: var(--paper); stroke: var(--mark); }}
.bursts .dot-32 {{ fill: color-mix(in srgb, var(--mark) 40%, var(--paper)); }}
.bursts .dot-64 {{ fill: var(--mark); }}
@media {hidden} {{ html .bursts-{name} {{ display: none; }} }}
"""


def draw(result: Mapping[str, Any], layout: Layout) -> str:
    """Return the picture of a result as SVG."""
    rows = [list(row) for row in result["rows"]]
    bursts = {number: result["columns"].index(f"{number} at once") for number in SHOWN}
    body, reach = body_of(rows, bursts, layout)
    height = reach + (84 if layout.down else 50)
    parts = [opening(layout, height), *about(rows, bursts, layout), *legend(layout), *scale(layout, reach)]
    return "\n".join([*parts, *body, *foot(result, layout, reach), "</svg>\n"])


def opening(layout: Layout, height: int) -> str:
    """Return the tag that opens the picture; its title and its text speak for it where it is not seen."""
    names = f"bursts-{layout.name}-title bursts-{layout.name}-text"
    box = f'viewBox="0 0 {layout.width} {height}"'
    space = "http://www.w3.org/2000/svg"
    return f'<svg xmlns="{space}" class="bursts bursts-{layout.name}" role="img" {box} aria-labelledby="{names}">'


def about(rows: Sequence[Row], bursts: Mapping[int, int], layout: Layout) -> Iterator[str]:
    """Yield the title, the text and the style of the picture."""
    yield f'<title id="bursts-{layout.name}-title">How many times 200 ms pass until the last answer</title>'
    yield f'<desc id="bursts-{layout.name}-text">{escape(in_words(rows, bursts))}</desc>'
    yield f"<style>{STYLE.format(name=layout.name, hidden=layout.hidden)}</style>"


def in_words(rows: Sequence[Row], bursts: Mapping[int, int]) -> str:
    """Return what the picture shows, for those who do not see it."""
    each = (f"{plain(row)}: {rounded(row[bursts[64]])}" for row in rows)
    return f"For 64 requests at once, each of 200 ms. {'; '.join(each)}."


def plain(row: Row) -> str:
    """Return the name of a row's stack."""
    return f"{row[0]}, {row[1]}, {row[2]}".replace("`", "")


def body_of(rows: Sequence[Row], bursts: Mapping[int, int], layout: Layout) -> tuple[list[str], int]:
    """Return the rows under the names of their frameworks, and how far down they reach."""
    drawn: list[str] = []
    down = 72
    for framework, stacks in groupby(rows, key=lambda row: str(row[0])):
        drawn.append(text(0, down + 8, framework, "framework"))
        down += 25 if layout.down else 0
        for stack in stacks:
            drawn += one_row(stack, bursts, layout, down)
            down += layout.row
        down += 16
    return drawn, down - 16


def one_row(row: Row, bursts: Mapping[int, int], layout: Layout, down: int) -> Iterator[str]:
    """Yield a row: its name, a line as far as the bursts spread, their dots, and the number of the largest."""
    places = {number: layout.across(row[column]) for number, column in bursts.items()}
    line = down + 3 + layout.down
    yield text(0 if layout.down else 78, down + 8, f"{row[1]} · {row[2]}".replace("`", ""), "stack")
    path = f"M{min(places.values())} {line}H{max(places.values())}"
    yield f'<path class="reach" stroke="#0b5563" stroke-width="2" d="{path}"/>'
    for number, place in places.items():
        yield dot(place, line, number)
    yield text(max(places.values()) + 11, line + 5, rounded(row[bursts[64]]), "waits")


def rounded(waits: float) -> str:
    """Return waits with no more digits than they are worth."""
    return f"{waits:.1f}" if waits < 5 else f"{waits:.0f}"


def dot(across: float, down: float, number: int) -> str:
    """Return the dot of a burst; larger bursts have larger, fuller dots."""
    radius, fill = {8: (3.5, "#fff"), 32: (4.5, "#9fbfc4"), 64: (5.5, "#0b5563")}[number]
    return (
        f'<circle class="dot dot-{number}" cx="{across}" cy="{down}" r="{radius}"'
        f' fill="{fill}" stroke="#0b5563" stroke-width="1.5"/>'
    )


def legend(layout: Layout) -> Iterator[str]:
    """Yield what the dots mean."""
    for number, place in zip(SHOWN, (6, 112, 164), strict=True):
        left = place + (layout.left if not layout.down else 0)
        yield dot(left, 12, number)
        yield text(left + 11, 17, f"{number} at once" if number == SHOWN[0] else str(number), "quiet")


def scale(layout: Layout, height: int) -> Iterator[str]:
    """Yield the lines of the scale with their numbers, at the top."""
    for waits in (1, 2, 4, 8, 16, 32, 64):
        place = layout.across(waits)
        yield f'<path class="rule" stroke="#ccc" d="M{place} 52V{height}"/>'
        yield text(place, 46, str(waits), "quiet", middle=True)


def foot(result: Mapping[str, Any], layout: Layout, height: int) -> Iterator[str]:
    """Yield what the scale counts, and what it was seen with."""
    versions = [f"{name} {result['versions'][name]}" for name in ("Django", "FastAPI", "Flask", "Litestar")]
    yield text(layout.left, height + 16, "times 200 ms until the last answer", "quiet")
    about = f"{result['date']}, Python {result['python']}, {result['machine']}"
    lines = (
        [about, ", ".join(versions[:2]), ", ".join(versions[2:])] if layout.down else [", ".join([about, *versions])]
    )
    for number, line in enumerate(lines):
        yield text(0, height + 40 + 17 * number, line, "quiet")


def text(across: float, down: float, words: str, kind: str, *, middle: bool = False) -> str:
    """Return a text."""
    anchor = ' text-anchor="middle"' if middle else ""
    return f'<text class="{kind}" x="{across}" y="{down}"{anchor}>{escape(words)}</text>'
