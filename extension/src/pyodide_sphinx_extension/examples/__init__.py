"""Runnable examples: shown with what they put out, which is checked, and run again by readers."""

from sphinx.application import Sphinx

from pyodide_sphinx_extension.errors import ends_in_words
from pyodide_sphinx_extension.examples.coverage import PyodideCoverage, show_coverage, tell_coverage
from pyodide_sphinx_extension.examples.directive import PyodideExample, PyodideOutput
from pyodide_sphinx_extension.examples.domain import ExamplesDomain
from pyodide_sphinx_extension.examples.html import (
    add_scripts,
    depart_element,
    depart_text,
    skip_departure,
    visit_box,
    visit_example,
    visit_frame,
    visit_picture,
    visit_text,
)
from pyodide_sphinx_extension.examples.needs import tell_sizes
from pyodide_sphinx_extension.examples.nodes import (
    pyodide_box,
    pyodide_example,
    pyodide_frame,
    pyodide_picture,
    pyodide_text,
)
from pyodide_sphinx_extension.examples.output import show_all
from pyodide_sphinx_extension.examples.runs import run_all
from pyodide_sphinx_extension.examples.transforms import AttachOutputs, LiveDoctests


def setup_examples(app: Sphinx) -> None:
    """Register the directives, their nodes, and the steps of a build that concern examples."""
    app.add_domain(ExamplesDomain)
    app.add_node(pyodide_example, html=(visit_example, depart_element))
    app.add_node(pyodide_box, html=(visit_box, depart_element))
    app.add_node(pyodide_text, html=(visit_text, depart_text))
    app.add_node(pyodide_picture, html=(visit_picture, skip_departure))
    app.add_node(pyodide_frame, html=(visit_frame, skip_departure))
    app.add_directive("pyodide", PyodideExample)
    app.add_directive("pyodide-output", PyodideOutput)
    app.add_directive("pyodide-coverage", PyodideCoverage)
    app.add_transform(LiveDoctests)
    app.add_transform(AttachOutputs)
    # Before the files are published: what examples import decides what is among them.
    app.connect("env-updated", ends_in_words(run_all), priority=400)
    app.connect("env-updated", tell_sizes, priority=600)
    app.connect("env-updated", tell_coverage, priority=600)
    # Before the children take the place of a node that only scripts need.
    app.connect("doctree-resolved", show_all, priority=400)
    app.connect("doctree-resolved", show_coverage)
    app.connect("html-page-context", add_scripts)
