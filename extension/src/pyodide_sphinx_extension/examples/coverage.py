"""Coverage: how many examples and objects of a site readers can run, and which they cannot, and why."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from pyodide_sphinx_extension.examples.domain import ExamplesDomain, examples_of
from pyodide_sphinx_extension.examples.example import Dead
from pyodide_sphinx_extension.examples.nodes import pyodide_coverage
from pyodide_sphinx_extension.publishing.publish import say

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Coverage:
    """What readers can run of a site.

    Attributes:
        live: the number of examples that they can run.
        dead: the others, each with its page.
        objects: whether an example of it can be run, by the name of each documented object.
    """

    live: int
    dead: tuple[tuple[str, Dead], ...]
    objects: Mapping[str, bool]

    @property
    def words(self) -> str:
        """The numbers in a sentence."""
        count = self.live + len(self.dead)
        reasons = Counter(dead.reason for _, dead in self.dead).most_common()
        why = ", ".join(f"{number} ({reason})" for reason, number in reasons)
        return f"{self.live} of {count} examples run in the browser{f'; not live: {why}' if why else ''}"

    @property
    def words_of_objects(self) -> str:
        """The numbers of documented objects in a sentence."""
        return f"{sum(self.objects.values())} of {len(self.objects)} documented objects have an example that runs."


def coverage_of(domain: ExamplesDomain) -> Coverage:
    """Return what readers can run, as far as the examples were run."""
    dead = [(docname, each) for docname, found in domain.dead.items() for each in found]
    live: set[tuple[str, int]] = set()
    for docname, page in domain.examples.items():
        for example in page:
            result = domain.results.get(example.key)
            reason = (result.off or result.ended) if result else None
            if reason:
                dead += [(docname, Dead(example.place, reason))] if not example.hidden else []
            elif not example.hidden:
                live.add(example.key)
    objects = {
        name: any((docname, number) in live for number in numbers)
        for docname, found in domain.objects.items()
        for name, numbers in found.items()
    }
    return Coverage(len(live), tuple(sorted(dead, key=lambda each: (each[0], each[1].place.line))), objects)


def tell_coverage(_app: Sphinx, env: BuildEnvironment) -> None:
    """Say what readers can run; with ``-v``, each block that they cannot."""
    domain = examples_of(env)
    if not domain.results and not domain.dead:
        return
    coverage = coverage_of(domain)
    say(coverage.words)
    for _, dead in coverage.dead:
        logger.verbose("pyodide: %s:%s is not live: %s", dead.place.file, dead.place.line, dead.reason)


class PyodideCoverage(SphinxDirective):
    """Shows what readers can run of the site."""

    option_spec: ClassVar[dict[str, Any]] = {}

    def run(self) -> list[nodes.Node]:
        """Return a node that stands until the examples were run."""
        return [pyodide_coverage()]


def show_coverage(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the report in its place."""
    for node in list(doctree.findall(pyodide_coverage)):
        coverage = coverage_of(examples_of(app.env))
        shown: list[nodes.Node] = [
            nodes.paragraph("", f"{coverage.words}."),
            nodes.paragraph("", coverage.words_of_objects),
        ]
        if coverage.dead:
            shown.append(table_of(app, docname, coverage))
        bare = sorted(name for name, live in coverage.objects.items() if not live)
        if bare:
            items = [nodes.list_item("", nodes.paragraph("", "", nodes.literal(name, name))) for name in bare]
            shown += [nodes.paragraph("", "Documented without an example that runs:"), nodes.bullet_list("", *items)]
        node.replace_self(shown)


def table_of(app: Sphinx, docname: str, coverage: Coverage) -> nodes.table:
    """Return the blocks that are not live, each with its place and the reason."""
    rows = [row_of(["Page", "Block", "Why it does not run"])]
    for page, dead in coverage.dead:
        target = app.builder.get_relative_uri(docname, page)
        where = dead.place.owner or f"line {dead.place.line} of {Path(dead.place.file).name}"
        rows.append(row_of([nodes.reference("", page, refuri=target, internal=True), where, dead.reason]))
    columns = [nodes.colspec(colwidth=width) for width in (25, 35, 40)]
    group = nodes.tgroup("", *columns, nodes.thead("", rows[0]), nodes.tbody("", *rows[1:]), cols=3)
    return nodes.table("", group)


def row_of(cells: list[Any]) -> nodes.row:
    """Return a row of a table."""
    texts = (nodes.Text(cell) if isinstance(cell, str) else cell for cell in cells)
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", text)) for text in texts))
