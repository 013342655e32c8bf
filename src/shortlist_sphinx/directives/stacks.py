"""The directives ``stacks``, the named stacks of one alternative, and ``also-asked``, what is not rated here."""

from collections.abc import Mapping
from datetime import timedelta

from docutils import nodes
from sphinx.application import Sphinx

from shortlist import Alternative, FaultsError
from shortlist.model.model import AlternativeId
from shortlist.services.cast import CAST, Companion, load_cast
from shortlist.services.stacks import OTHERS, ROLES, STACKS, Other, Stack, load_others, load_stacks
from shortlist_sphinx.core.directive import ModelDirective
from shortlist_sphinx.core.links import place_link
from shortlist_sphinx.core.model_source import directory_of, model_for, told
from shortlist_sphinx.core.nodes import Line, Part, line, part, span
from shortlist_sphinx.core.rating import draw_source
from shortlist_sphinx.core.releases import draw_release

QUIET = timedelta(days=365)
"""How long a package may be without a release before a stack says so."""


class Stacks(ModelDirective):
    """Draws the stacks of the alternative that its argument names."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return each stack with its parts, or a warning where nothing has this id."""
        model = model_for(self.env, STACKS, CAST, "model.toml")
        self.hold("cast")
        chosen = self.chosen(model.singular, model.alternatives)
        if chosen is None:
            return []
        alternative = model.alternatives[AlternativeId(chosen)]
        directory = directory_of(self.config)
        try:
            cast = load_cast(directory, model)
            stacks = load_stacks(directory, model, cast)
        except FaultsError as error:
            raise told(directory, error) from error
        drawn = [draw_stack(each, alternative, cast) for each in stacks.values() if each.alternative == chosen]
        return self.finished(part("div", *drawn, classes="stacks"))


class AlsoAsked(ModelDirective):
    """Draws what people also ask about, each in a line that is no rating."""

    def run(self) -> list[nodes.Node]:
        """Return the entries in the order of the file."""
        model_for(self.env, OTHERS)
        self.hold("cast")
        directory = directory_of(self.config)
        try:
            others = load_others(directory)
        except FaultsError as error:
            raise told(directory, error) from error
        return self.finished(part("ul", *map(draw_other, others.values()), classes="supporting-cast also-asked"))


def draw_stack(stack: Stack, alternative: Alternative, cast: Mapping[str, Companion]) -> Part:
    """Return a stack: its name, what it suits, and its parts by what they do."""
    rows = [
        part(
            "div",
            line("dt", ROLES[role]),
            part("dd", *[draw_part(each, alternative, cast) for each in ids]),
            classes="stack-row",
        )
        for role, ids in stack.parts.items()
    ]
    title = line(
        "p", span("strong", stack.title), " ", span("span", stack.purpose, classes="means"), classes="cast-title"
    )
    return part("div", title, part("dl", *rows, classes="stack-parts simple"), classes="stack")


def draw_part(identity: str, alternative: Alternative, cast: Mapping[str, Companion]) -> Line:
    """Return one part: included, or a package with its newest release and the way to its entry."""
    if identity == alternative.id:
        return line("p", f"included in {alternative.title}", classes="stack-included")
    companion = cast[identity]
    words: list[nodes.Node | str] = [place_link("cast", identity, companion.title)]
    if companion.release is not None:
        words += [" ", draw_release(companion.release)]
        if companion.source.checked - companion.release.released > QUIET:
            words += ["; ", span("span", "no release for a year", classes="stack-quiet")]
    return line("p", *words)


def draw_other(other: Other) -> Part:
    """Return what is not rated, in a line."""
    return part(
        "li",
        line(
            "p",
            nodes.strong("", "", nodes.reference("", other.title, refuri=other.home)),
            " ",
            draw_release(other.release),
            classes="cast-title",
        ),
        line("p", other.says),
        draw_source(other.source),
        classes="companion",
    )


def setup_stacks(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("stacks", Stacks)
    app.add_directive("also-asked", AlsoAsked)
