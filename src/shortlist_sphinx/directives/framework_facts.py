"""The directive ``framework-facts``: everything that is known about one alternative, with its evidence."""

from docutils import nodes
from sphinx.application import Sphinx

from shortlist import Alternative, Criterion, Model
from shortlist.model.model import AlternativeId
from shortlist_sphinx.core.directive import ModelDirective, by_step, rated
from shortlist_sphinx.core.domain import domain_of
from shortlist_sphinx.core.model_source import model_for
from shortlist_sphinx.core.nodes import Line, Part, heading, line, part, span
from shortlist_sphinx.core.rating import draw_rating, draw_source
from shortlist_sphinx.core.words import long_date


class FrameworkFacts(ModelDirective):
    """Draws the facts and the ratings of one alternative."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return facts and ratings, or a warning where nothing has this id."""
        names = [
            f"alternatives/{each}.toml" for each in domain_of(self.env).model.alternatives if each in self.arguments
        ]
        model = model_for(self.env, "model.toml", "criteria.toml", "facts.toml", *names)
        self.hold("ratings")
        id_ = self.chosen(model.singular, model.alternatives)
        if id_ is None:
            return []
        alternative = model.alternatives[AlternativeId(id_)]
        anchor = self.anchor("framework", alternative.id, alternative.title)
        groups = [self.draw_group(alternative, step.title, criteria) for step, criteria in by_step(model, rated(model))]
        drawn = part("div", *draw_facts(model, alternative), *groups, classes="framework-facts", id_=anchor)
        return self.finished(drawn)

    def draw_group(self, alternative: Alternative, title: str, criteria: list[Criterion]) -> Part:
        """Return the ratings of one step under its title."""
        entries = [
            draw_rating(each, alternative.ratings[each.id], self.rating_anchor(alternative, each)) for each in criteria
        ]
        return part("div", heading(1, title, classes="ratings-title"), part("ul", *entries, classes="ratings"))

    def rating_anchor(self, alternative: Alternative, criterion: Criterion) -> str:
        """Return the anchor of one rating."""
        return self.anchor("rating", f"{alternative.id} {criterion.id}", f"{alternative.title}: {criterion.title}")


def draw_facts(model: Model, alternative: Alternative) -> list[nodes.Node]:
    """Return the version and the facts that no rule uses."""
    facts = [
        part(
            "li",
            line("p", span("strong", kind.title, classes="fact-title"), classes="rating-head"),
            part(
                "div",
                line("p", alternative.facts[kind.id].value, classes="because"),
                draw_source(alternative.facts[kind.id].source),
                classes="rating-body",
            ),
            classes="rating",
        )
        for kind in model.fact_kinds.values()
    ]
    return [draw_version(alternative), part("ul", *facts, classes="ratings")]


def draw_version(alternative: Alternative) -> Line:
    """Return what the facts and ratings are about."""
    return line(
        "p",
        nodes.reference("", alternative.title, refuri=alternative.home),
        f" {alternative.version}, released ",
        span("time", long_date(alternative.released), datetime=alternative.released.isoformat()),
        ".",
        classes="judged",
    )


def setup_framework_facts(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("framework-facts", FrameworkFacts)
