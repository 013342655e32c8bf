"""Runs of a build: all examples that are not kept, in one Node.js, held to their pages."""

import hashlib
import json
from collections.abc import Iterable

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from pyodide_sphinx_extension.domain import domain_of
from pyodide_sphinx_extension.examples.differences import faults_of
from pyodide_sphinx_extension.examples.domain import ExamplesDomain, examples_of
from pyodide_sphinx_extension.examples.example import RUNNER, Example
from pyodide_sphinx_extension.examples.needs import needs_of
from pyodide_sphinx_extension.examples.node_runner import NodeJob, as_readers_load, runner_zip, source_of_runs
from pyodide_sphinx_extension.examples.results import Result, read_result, result_from
from pyodide_sphinx_extension.examples.sessions import Block, Session, sessions_of
from pyodide_sphinx_extension.packages.shipping import Shipment
from pyodide_sphinx_extension.publishing.publish import say, shipment_of, the_cache
from pyodide_sphinx_extension.runtime.npm import find_node

SHOWS_NO_OUTPUT = frozenset({"gettext", "linkcheck"})
"""Builders whose result has no place for what an example shows."""

logger = logging.getLogger(__name__)


def run_all(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Run what is not kept, warn of differences, and name the pages that must be written anew."""
    domain = examples_of(env)
    if not domain.examples or app.builder.name in SHOWS_NO_OUTPUT:
        return []
    pages = domain_of(env)
    pages.own_packages = {RUNNER: runner_zip()}
    shipment = shipment_of(app)
    domain.results = results_of(app, domain, as_readers_load(app, shipment))
    pages.needs = {name: needs_of(page, domain.results, shipment) for name, page in domain.examples.items()}
    for page in domain.examples.values():
        for example in page:
            warn(example, domain.results.get(example.key))
    # What readers can run of the site may have changed with any page.
    return [*changed_pages(domain, app.builder.name), *domain.reports]


def results_of(app: Sphinx, domain: ExamplesDomain, shipment: Shipment) -> dict[tuple[str, int], Result]:
    """Return what each example that is run at build time shows."""
    basis = source_of_runs(app.config.pyodide_stdlib)
    sessions = [
        each for docname in sorted(domain.examples) for each in sessions_of(domain.examples[docname], shipment, basis)
    ]
    kept = {block.key: kept_result(app, block) for each in sessions for block in each.blocks}
    stale = [each.until_last([block for block in each.blocks if kept[block.key] is None]) for each in sessions]
    fresh = run(app, [each for each in stale if each.blocks], shipment)
    shown = {block.example.key: fresh.get(block.key) or kept[block.key] for each in sessions for block in each.blocks}
    return {place: result for place, result in shown.items() if result}


def kept_result(app: Sphinx, block: Block) -> Result | None:
    """Return what an earlier build kept of the same example."""
    return read_result(the_cache(app).find("examples", block.key, ".json"))


def run(app: Sphinx, sessions: list[Session], shipment: Shipment) -> dict[str, Result]:
    """Run sessions and keep what came to its end."""
    if not sessions:
        return {}
    if find_node() is None:
        words = "pyodide: no Node.js here: examples are shown without their output, and nothing is checked."
        logger.warning(words, type="pyodide", subtype="node")
        return {}
    count = sum(len(each.blocks) for each in sessions)
    say(f"running {count} example{'s' * (count != 1)}")
    results = {}
    for key, told in NodeJob(app, shipment).run(sessions).items():
        results[key] = result_from(told)
        if not results[key].ended:
            the_cache(app).keep("examples", key, ".json", json.dumps(told).encode())
    return results


def warn(example: Example, result: Result | None) -> None:
    """Warn of each difference between an example and its page, at its line."""
    for line, words in faults_of(example, result) if result else ():
        logger.warning("pyodide: %s", words, type="pyodide", subtype="output", location=f"{example.place.file}:{line}")


def changed_pages(domain: ExamplesDomain, builder: str) -> list[str]:
    """Return the pages that a builder wrote with other results, and note the present ones."""
    now = {
        (builder, docname): hashlib.sha256(repr([domain.results.get(each.key) for each in page]).encode()).hexdigest()
        for docname, page in domain.examples.items()
    }
    changed = [page for page, digest in now.items() if domain.written.get(page) != digest]
    domain.written.update(now)
    return [docname for _, docname in changed]
