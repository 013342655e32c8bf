"""The directives ``experiment`` and ``experiment-picture``: what an experiment saw, by its committed result.

A source that names a script, such as ``docs/experiments/overhead.py``, becomes a link to what that experiment saw.
"""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from sphinx.addnodes import download_reference
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from shortlist_sphinx.core.domain import domain_of
from shortlist_sphinx.core.nodes import Line, Span, span
from shortlist_sphinx.core.words import long_date

FOLDER = "experiments"
SCRIPT = re.compile(r"docs/experiments/(?P<name>\w+)\.py")
CODE = re.compile(r"`([^`]+)`")


class FromResults(SphinxDirective):
    """Reads what an experiment left behind."""

    required_arguments: ClassVar[int] = 1

    def read(self, ending: str) -> str:
        """Return the text of a file; an experiment that did not write it is the author's mistake."""
        path = Path(self.env.srcdir, FOLDER, "results", f"{self.arguments[0]}{ending}")
        if not path.is_file():
            there = ", ".join(sorted(each.name for each in path.parent.glob(f"*{ending}"))) or "none"
            msg = f"{self.name}: expected one of the files in docs/{FOLDER}/results: {there}; got {path.name!r}"
            raise self.error(msg)
        self.env.note_dependency(str(path))
        return path.read_text(encoding="utf-8")


class ExperimentPicture(FromResults):
    """Shows the picture of an experiment, in the layout that suits the width of the screen."""

    def run(self) -> list[nodes.Node]:
        """Return both layouts; each hides where the other one shows."""
        pictures = [nodes.raw("", self.read(f"-{layout}.svg"), format="html") for layout in ("wide", "narrow")]
        for picture in pictures:
            self.set_source_info(picture)
        return [*pictures]


class Experiment(FromResults):
    """Shows the table of the experiment that its argument names, and when and with what it was run."""

    def run(self) -> list[nodes.Node]:
        """Return the table with a place to link to, and a line about it."""
        result = read_result(self.read(".json"))
        if result is None:
            name = f"{self.arguments[0]}.json"
            msg = f"{self.name}: {name} is not as `nox -s experiments` writes it; expected columns and rows"
            raise self.error(msg)
        table, about = table_of(result), about_of(result)
        anchor = anchor_of(self.arguments[0])
        self.env.metadata[self.env.docname][anchor] = ""
        self.set_source_info(table)
        self.set_source_info(about)
        # Sphinx wraps a table, and gives the wrapper an id of the table once more.
        return [nodes.container("", table, about, ids=[anchor])]


def read_result(text: str) -> dict[str, Any] | None:
    """Return the result of an experiment; None where the text is none.

    >>> read_result('{"columns": []}') is None
    True
    """
    try:
        found: dict[str, Any] = json.loads(text)
        return found if {"columns", "rows"} <= set(found) else None
    except (json.JSONDecodeError, TypeError):
        return None


def anchor_of(experiment: str) -> str:
    """Return the anchor of an experiment's table.

    >>> anchor_of("stream_schema")
    'experiment-stream-schema'
    """
    return f"experiment-{experiment.replace('_', '-')}"


def link_sources(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Have every source that is an experiment of ours lead to its table, where a page has one."""
    for line in [each for each in doctree.findall(Line) if "source" in each["classes"]]:
        for text in [each for each in line.children if isinstance(each, nodes.Text)]:
            if address := address_of(app, str(text), docname):
                line.replace(text, nodes.reference("", str(text), refuri=address, internal=True))
    # Where a script fills reasons in, it looks up what their sources lead to.
    for guide in {each.parent for each in doctree.findall(Span) if "data-guide" in each.get("html", {})}:
        found = {title: address_of(app, title, docname) for title in titles_of(app)}
        guide += [span("a", title, data_guide=f"source/{title}", href=found[title]) for title in found if found[title]]


def address_of(app: Sphinx, source: str, docname: str) -> str:
    """Return where the table of the experiment stands that a source names, as seen from a page; "" where none does."""
    anchor = anchor_of(found["name"]) if (found := SCRIPT.search(source)) else ""
    pages = [page for page, known in app.env.metadata.items() if anchor in known]
    if not pages:
        return ""
    return f"{app.builder.get_relative_uri(docname, pages[0]).partition('#')[0]}#{anchor}"


def titles_of(app: Sphinx) -> list[str]:
    """Return the titles of all sources that have no address of their own, each once."""
    alternatives = domain_of(app.env).model.alternatives.values()
    sources = [rating.source for each in alternatives for rating in each.ratings.values()]
    return sorted({source.title for source in sources if not source.url})


def table_of(result: dict[str, Any]) -> nodes.table:
    """Return the rows of a result as a table."""
    table = nodes.table(classes=["experiment"])
    group = nodes.tgroup(cols=len(result["columns"]))
    group += [nodes.colspec(colwidth=1) for _ in result["columns"]]
    group += nodes.thead("", row_of(result["columns"]))
    group += nodes.tbody("", *(row_of(row) for row in result["rows"]))
    table += group
    return table


def row_of(cells: Sequence[str | float]) -> nodes.row:
    """Return a row of a table."""
    return nodes.row("", *(cell_of(cell) for cell in cells))


def cell_of(cell: str | float) -> nodes.entry:
    """Return a cell of a table; numbers stand at its end."""
    kind = [] if isinstance(cell, str) else ["number"]
    return nodes.entry("", nodes.paragraph("", "", *inline(str(cell))), classes=kind)


def inline(text: str) -> Iterator[nodes.Node]:
    """Yield a text as nodes; what stands between backticks is code."""
    for number, words in enumerate(CODE.split(text)):
        if words:
            yield nodes.literal(words, words) if number % 2 else nodes.Text(words)


def about_of(result: dict[str, Any]) -> nodes.paragraph:
    """Return when and with what an experiment was run, with its script and its result to download."""
    name = result["experiment"]
    about = nodes.paragraph("", f"{words_about(result)} ", classes=["experiment-about"])
    about += [download(f"{name}.py"), nodes.Text(", "), download(f"results/{name}.json"), nodes.Text(".")]
    return about


def words_about(result: dict[str, Any]) -> str:
    """Return the sentence that says when a result was seen and with what, or when it was counted and in what."""
    day = long_date(date.fromisoformat(result["date"]))
    if "counted_in" in result:
        return f"Counted in {result['counted_in']}, as of {day}."
    versions = ", ".join(f"{package} {version}" for package, version in result["versions"].items())
    return f"Seen on {day}, Python {result['python']}, {result['machine']}; {versions}."


def download(file: str) -> nodes.Node:
    """Return a link to a file of the experiments."""
    shown = nodes.literal(file, file.rpartition("/")[2], classes=["download"])
    return download_reference("", "", shown, reftarget=f"/{FOLDER}/{file}", refdoc="")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    app.add_directive("experiment", Experiment)
    app.add_directive("experiment-picture", ExperimentPicture)
    app.connect("doctree-resolved", link_sources)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
