"""The directives ``pyodide``, an example, and ``pyodide-output``, what the page says it shows."""

from collections.abc import Iterator
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from pyodide_sphinx_extension.directives import AnyOption
from pyodide_sphinx_extension.domain import domain_of
from pyodide_sphinx_extension.examples.example import SHARED, Example
from pyodide_sphinx_extension.examples.nodes import pyodide_example, pyodide_expectation
from pyodide_sphinx_extension.examples.options import CHECKS, faults_in, words_of
from pyodide_sphinx_extension.examples.places import Place, place_of
from pyodide_sphinx_extension.examples.transcripts import default_flags, is_transcript, read_transcript

logger = logging.getLogger(__name__)


class PyodideExample(SphinxDirective):
    """Shows Python code with its output; readers may change and run it."""

    has_content = True
    option_spec: ClassVar[dict[str, Any]] = AnyOption(dict.fromkeys(CHECKS, directives.unchanged))

    def run(self) -> list[nodes.Node]:
        """Return the example, or its code alone where a mistake leaves nothing to run."""
        body = "\n".join(self.content)
        faults = list(self.faults(body))
        for fault in faults:
            logger.warning("pyodide: %s.", fault, type="pyodide", subtype="example", location=self.get_location())
        block = self.block(body)
        if faults:
            return [block] if body.strip() else []
        node = pyodide_example("", example=self.example(body))
        if not {"hidden", "output-only"} & set(self.options):
            node += block
        self.set_source_info(node)
        self.add_name(node)
        return [node]

    def faults(self, body: str) -> Iterator[str]:
        """Yield the author's mistakes."""
        named = words_of(self.options.get("packages") or "")
        yield from faults_in(self.options, domain_of(self.env).shipped_names(self.config, named))
        if "output-only" in self.options and is_transcript(body):
            yield "a transcript holds its output itself: :output-only: needs code without prompts"
        if {"hidden", "output-only"} <= set(self.options):
            yield "choose :hidden: or :output-only:: the one shows nothing, the other all but the code"
        if not body.strip():
            yield "expected Python code in the body, which is empty"
        try:
            read_transcript(body, 1)
        except ValueError as error:
            yield f"the transcript cannot be read: {error}"

    def block(self, body: str) -> nodes.literal_block:
        """Return the code as the page shows it."""
        block = nodes.literal_block(body, body, language="pycon" if is_transcript(body) else "python")
        self.set_source_info(block)
        return block

    def example(self, body: str) -> Example:
        """Return what is run."""
        place = first_place(self)
        flags = default_flags(self.config)
        code, promises = read_transcript(body, place.line, flags) if is_transcript(body) else (f"{body}\n", None)
        return Example(
            docname=self.env.docname,
            place=place,
            code=code,
            session=self.options.get("session", SHARED),
            packages=tuple(words_of(self.options["packages"] or "")) if "packages" in self.options else None,
            hidden="hidden" in self.options,
            raises=self.options.get("raises"),
            runs="no-run" not in self.options,
            promises=promises,
        )


class PyodideOutput(SphinxDirective):
    """Says what the example right before it shows; the build holds the example to it."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return a node that stands until the example takes it over."""
        node = pyodide_expectation("", output="\n".join(self.content) + "\n", line=first_place(self).line)
        self.set_source_info(node)
        return [node]


def first_place(directive: SphinxDirective) -> Place:
    """Return where a directive's body begins.

    Docutils tells where in its input each line stood; MyST counts from the directive instead.
    """
    content = directive.content
    offset = int(content.offset(0)) if content else 0
    line = offset + 1 if offset else directive.lineno + 1 + directive.content_offset
    source = content.source(0) if content else None
    return place_of(source, line, next(iter(content), ""), str(directive.env.doc2path(directive.env.docname)))
