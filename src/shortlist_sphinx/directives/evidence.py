"""The directive ``evidence``: every rating with its reason, source and date, and when to look again."""

from datetime import date

from docutils import nodes
from sphinx.application import Sphinx

from shortlist import Alternative, Criterion, Model
from shortlist.evidence import stale_ratings
from shortlist.report.reasons import fresh_until
from shortlist_sphinx.core.directive import ModelDirective, alternatives_of, rated
from shortlist_sphinx.core.links import place_link
from shortlist_sphinx.core.model_source import ALTERNATIVES, model_for
from shortlist_sphinx.core.nodes import Line, Part, heading, line, part, span
from shortlist_sphinx.core.rating import draw_rating
from shortlist_sphinx.core.words import count_of, long_date

SOONEST = 5


class Evidence(ModelDirective):
    """Draws the evidence behind all ratings."""

    def run(self) -> list[nodes.Node]:
        """Return what is due, then every rating, alternative by alternative."""
        model = model_for(self.env, "model.toml", "criteria.toml", ALTERNATIVES)
        self.hold("evidence")
        lists = [draw_alternative(model, alternative) for alternative in alternatives_of(model)]
        return self.finished(part("div", draw_due(model), *lists, classes="all-evidence"))


def draw_alternative(model: Model, alternative: Alternative) -> Part:
    """Return the ratings of one alternative, to be opened."""
    entries = [
        draw_rating(criterion, alternative.ratings[criterion.id], f"evidence-{alternative.id}-{criterion.id}")
        for criterion in rated(model)
    ]
    number = span("span", count_of(len(entries), "rating"), classes="count")
    return part(
        "details",
        line("summary", alternative.title, " ", number),
        part("ul", *entries, classes="ratings"),
        classes="evidence-group",
        id_=f"evidence-{alternative.id}",
    )


def draw_due(model: Model) -> Part:
    """Return the ratings that are due for another look on the day of the newest check, or the next ones."""
    day = model.newest_evidence
    due = [(model.alternatives[key], model.criteria[criterion]) for key, criterion in stale_ratings(model, day)]
    entries = [draw_entry(*entry) for entry in (sorted(due, key=again) if due else soonest(model))]
    return part(
        "div",
        heading(1, "What is due?"),
        line("p", f"As of {long_date(day)}, the day of the newest check, {due_words(len(due))}:"),
        part("ul", *entries, classes="due"),
        classes="due-part",
    )


def due_words(number: int) -> str:
    """Return how many ratings are due, and what is listed below.

    >>> due_words(0), due_words(1)
    ('nothing is due; next come', 'one rating is due')
    """
    return {0: "nothing is due; next come", 1: "one rating is due"}.get(number, f"{number} ratings are due")


def soonest(model: Model) -> list[tuple[Alternative, Criterion]]:
    """Return the ratings that are due next."""
    every = [(alternative, criterion) for alternative in alternatives_of(model) for criterion in rated(model)]
    return sorted(every, key=again)[:SOONEST]


def again(rated_by: tuple[Alternative, Criterion]) -> date:
    """Return the last day on which a rating counts as fresh."""
    alternative, criterion = rated_by
    return fresh_until(alternative.ratings[criterion.id].source, criterion.stale_after or 0)


def draw_entry(alternative: Alternative, criterion: Criterion) -> Line:
    """Return a rating that is due, and until when it counts as fresh."""
    day = again((alternative, criterion))
    words = f"{alternative.title}, {criterion.title}"
    return line(
        "li",
        place_link("rating", f"{alternative.id} {criterion.id}", words),
        ", fresh until ",
        span("time", long_date(day), datetime=day.isoformat()),
    )


def setup_evidence(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("evidence", Evidence)
