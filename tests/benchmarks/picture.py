"""Draws the results: how long readers wait, each link on a scale of its own, on which stock Pyodide takes all.

Bars are measured in parts of the width, words in pixels: the picture suits any screen, and both themes.
"""

from collections.abc import Iterator, Mapping
from html import escape
from statistics import median
from typing import Any

STYLE = """
.waits { --ink: var(--color-foreground-primary, #1d2322); --quiet: var(--color-foreground-secondary, #4f5654);
  --rule: var(--color-background-border, #e0dacd); --mark: var(--color-brand-primary, #0b5563);
  display: block; font-family: system-ui, sans-serif; overflow: visible; width: 100%; }
@media (prefers-color-scheme: dark) {
.waits { --ink: var(--color-foreground-primary, #e4e5df); --quiet: var(--color-foreground-secondary, #b3b8b4);
  --rule: var(--color-background-border, #2e3639); --mark: var(--color-brand-primary, #7fc8d2); } }
.waits text { fill: var(--ink); font-size: 14px; }
.waits .link { font-weight: 600; font-size: 15px; }
.waits .quiet { fill: var(--quiet); font-size: 13px; }
.waits .ours { fill: var(--mark); }
.waits .stock { fill: none; stroke: var(--quiet); stroke-width: 1.5; }
.waits .spread { stroke: var(--ink); stroke-width: 1.5; }
"""

ROW = 38
HEAD = 30
GROUP = HEAD + 4 * ROW + 14

VISITS = {"first": "first visit", "second": "second visit"}
NAMES = {"ours": "this extension", "stock": "stock Pyodide"}


def picture(found: Mapping[str, Any]) -> str:
    """Return the drawing of the part of the results that tells of visits."""
    seconds = {(each["system"], each["link"], each["visit"]): each["seconds"] for each in found["visits"]}
    links = [link["name"] for link in found["links"]]
    groups = "".join(group(name, number * GROUP, seconds) for number, name in enumerate(links))
    about = "; ".join(said(name, seconds) for name in links)
    title = "Seconds from pressing the button to the first answer"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="waits" height="{len(links) * GROUP}" role="img" '
        f'aria-labelledby="waits-title waits-about">\n<title id="waits-title">{title}</title>\n'
        f'<desc id="waits-about">{escape(about)}.</desc>\n<style>{STYLE}</style>\n{groups}</svg>\n'
    )


def group(link: str, top: int, seconds: Mapping[tuple[str, str, str], list[float]]) -> str:
    """Return the four bars of one link."""
    rows = [(visit, who) for visit in VISITS for who in NAMES]
    longest = max(max(seconds[who, link, visit]) for visit, who in rows)
    bars = "".join(
        bar(f"{NAMES[who]}, {VISITS[visit]}", who, top + HEAD + number * ROW, seconds[who, link, visit], longest)
        for number, (visit, who) in enumerate(rows)
    )
    return f'<text class="link" x="0" y="{top + 18}">{escape(link)}</text>\n{bars}'


def bar(name: str, who: str, top: int, found: list[float], longest: float) -> str:
    """Return one bar below its words, with a line from the shortest to the longest time."""
    end, low, high = (99 * value / longest for value in (median(found), min(found), max(found)))
    words = f'{shown(median(found))} s<tspan class="quiet"> {escape(name)}</tspan>'
    return (
        f'<text x="0" y="{top + 14}">{words}</text>'
        f'<rect class="{who}" x="0" y="{top + 19}" width="{end:.1f}%" height="11"/>'
        f'<line class="spread" x1="{low:.1f}%" x2="{high:.1f}%" y1="{top + 34}" y2="{top + 34}"/>\n'
    )


def said(link: str, seconds: Mapping[tuple[str, str, str], list[float]]) -> str:
    """Return one link's bars in words, for those who do not see them."""
    return f"{link}: " + ", ".join(parts(link, seconds))


def parts(link: str, seconds: Mapping[tuple[str, str, str], list[float]]) -> Iterator[str]:
    """Yield the time of each system and visit."""
    for visit, words in VISITS.items():
        for who, name in NAMES.items():
            yield f"{name} {shown(median(seconds[who, link, visit]))} s on a {words}"


def shown(seconds: float) -> str:
    """Return seconds with as many digits as mean something.

    >>> shown(0.345), shown(1.26), shown(36.12)
    ('0.35', '1.3', '36')
    """
    return f"{seconds:.2f}" if seconds < 1 else f"{seconds:.1f}" if seconds < 10 else f"{seconds:.0f}"
