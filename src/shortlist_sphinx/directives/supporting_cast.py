"""The directive ``supporting-cast``: the packages and servers that a decision also buys."""

from docutils import nodes
from sphinx.application import Sphinx

from shortlist import FaultsError, Model
from shortlist.services.cast import CAST, Companion, load_cast
from shortlist_sphinx.core.directive import ModelDirective, alternatives_of
from shortlist_sphinx.core.links import place_link
from shortlist_sphinx.core.model_source import ALTERNATIVES, directory_of, model_for, told
from shortlist_sphinx.core.nodes import Line, Part, line, part, span
from shortlist_sphinx.core.rating import draw_source
from shortlist_sphinx.core.releases import draw_release


class SupportingCast(ModelDirective):
    """Draws the supporting cast: all of it, or what goes with one alternative."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the entries, or a warning where nothing has this id."""
        model = model_for(self.env, CAST, ALTERNATIVES)
        self.hold("cast")
        chosen = self.chosen(model.singular, model.alternatives) if self.arguments else ""
        if chosen is None:
            return []
        directory = directory_of(self.config)
        try:
            cast = load_cast(directory, model)
        except FaultsError as error:
            raise told(directory, error) from error
        entries = [each for each in cast.values() if not chosen or chosen in each.beside]
        drawn = [self.draw(model, each, in_passing=bool(chosen)) for each in entries]
        return self.finished(part("ul", *drawn, classes="supporting-cast"))

    def draw(self, model: Model, companion: Companion, *, in_passing: bool) -> Part:
        """Return one entry."""
        anchor = self.anchor("cast", companion.id, companion.title, in_passing=in_passing)
        state = [line("p", companion.state, classes="cast-state")] if companion.state else []
        title = nodes.reference("", companion.title, refuri=companion.home)
        release: list[nodes.Node | str] = [" ", draw_release(companion.release)] if companion.release else []
        return part(
            "li",
            line(
                "p",
                nodes.strong("", "", title),
                *release,
                " ",
                span("span", companion.purpose, classes="means"),
                classes="cast-title",
            ),
            *state,
            line(
                "p",
                span("span", "When it matters:", classes="card-label"),
                " ",
                companion.matters,
                classes="cast-matters",
            ),
            draw_beside(model, companion),
            draw_source(companion.source),
            classes="companion",
            id_=anchor,
        )


def draw_beside(model: Model, companion: Companion) -> Line:
    """Return the alternatives that something goes with."""
    links: list[nodes.Node | str] = []
    for alternative in alternatives_of(model):
        if alternative.id in companion.beside:
            links += [", "] if links else []
            links += [place_link("framework", alternative.id, alternative.title)]
    words = links or [f"none of the {model.plural} compared here"]
    return line("p", span("span", "Goes with:", classes="card-label"), " ", *words, classes="cast-beside")


def setup_supporting_cast(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("supporting-cast", SupportingCast)
