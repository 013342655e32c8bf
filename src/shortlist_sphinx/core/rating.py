"""Rating in full: its level, what that means, the reason, the source and when to look again."""

from collections.abc import Sequence

from docutils import nodes

from shortlist import Alternative, Criterion, Level, Rating, Source
from shortlist.faults import either
from shortlist.report.reasons import fresh_until
from shortlist_sphinx.core.links import place_link
from shortlist_sphinx.core.nodes import Line, Part, line, part, span
from shortlist_sphinx.core.words import BASIS, held_by, levels_of, long_date


def draw_rating(criterion: Criterion, rating: Rating, anchor: str) -> Part:
    """Return a rating as an entry of a list, headed by its criterion and its level."""
    return part(
        "li",
        draw_head(criterion, rating),
        part(
            "div",
            line("p", " Or: ".join(level.means for level in held_by(criterion, rating)), classes="means"),
            line("p", rating.because, classes="because"),
            draw_source(rating.source, rating, criterion),
            classes="rating-body",
        ),
        classes="rating",
        id_=anchor,
    )


def draw_head(criterion: Criterion, rating: Rating) -> Line:
    """Return the criterion, which leads to the paragraph about it, and the level."""
    disputed = " disputed" if len(rating.positions) > 1 else ""
    return line(
        "p",
        place_link("criterion", criterion.id, criterion.title, classes="rating-criterion"),
        " ",
        span("strong", either(levels_of(criterion, rating)), classes=f"rating-level{disputed}"),
        classes="rating-head",
    )


def draw_source(source: Source, rating: Rating | None = None, criterion: Criterion | None = None) -> Line:
    """Return where a statement can be read and when it was checked; of a rating, what it rests on, too."""
    words: list[nodes.Node | str] = [
        nodes.reference("", source.title, refuri=source.url) if source.url else source.title,
        ", checked ",
        span("time", long_date(source.checked), datetime=source.checked.isoformat()),
    ]
    if rating is not None:
        words += [f"; {BASIS[rating.basis]}, {rating.confidence} confidence"]
    if criterion is not None and criterion.stale_after is not None:
        again = fresh_until(source, criterion.stale_after)
        words += ["; look again by ", span("time", long_date(again), datetime=again.isoformat())]
    return line("p", *words, ".", classes="source")


def level_words(level: Level) -> list[nodes.Node]:
    """Return a level's word and what one would see."""
    return [
        span("strong", level.label, classes="card-level"),
        nodes.Text(" "),
        span("span", level.means, classes="means"),
    ]


def rating_links(criterion: Criterion, position: int, alternatives: Sequence[Alternative]) -> list[nodes.Node]:
    """Return the alternatives that stand on a level, each leading to its rating."""
    standing = [each for each in alternatives if position in each.ratings[criterion.id].positions]
    drawn: list[nodes.Node] = []
    for alternative in standing:
        rating = alternative.ratings[criterion.id]
        drawn += [nodes.Text(", ")] if drawn else []
        drawn += [place_link("rating", f"{alternative.id} {criterion.id}", alternative.title, classes="standing")]
        drawn += [nodes.Text(" (disputed)")] if len(rating.positions) > 1 else []
    return drawn
