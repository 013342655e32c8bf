"""Running examples of pages in this Python, as readers run them in theirs."""

import asyncio
import json
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from sybil import Document, Example, Region
from sybil.parsers.myst.lexers import DirectiveLexer

from pyodide_sphinx_extension.inside import pyodide_examples


def run_example(**request: object) -> list[dict[str, Any]]:
    """Run an example and return what it showed."""
    # In a thread of its own: a browser that other tests have started keeps a loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        answer = thread.submit(lambda: asyncio.run(pyodide_examples.answer(json.dumps(request)))).result()
    parts: list[dict[str, Any]] = json.loads(answer)["parts"]
    return parts


class PyodideParser:
    """Finds the examples of a page for Sybil; what they show is for the site's build to check."""

    def __init__(self) -> None:
        self.lexer = DirectiveLexer(directive="pyodide")

    def __call__(self, document: Document) -> Iterable[Region]:
        """Yield each example of a page."""
        for region in self.lexer(document):
            region.parsed = region.lexemes["source"]
            region.evaluator = evaluate
            yield region


def evaluate(example: Example) -> str | None:
    """Run an example, and return what went wrong where it ends otherwise than its page says."""
    options = example.region.lexemes["options"]
    code = str(example.parsed)
    if code.startswith(">>>"):
        return None
    session = f"{example.path}: {options.get('session', 'page')}"
    shown = run_example(session=session, name=f"example at {example.line}", code=code, echo=False)
    errors = [part for part in shown if part["kind"] == "error"]
    raised = errors[-1]["names"] if errors else []
    if (options.get("raises") or None) in (raised or [None]):
        return None
    return "".join(part["text"] for part in errors) or f"{options['raises']} was not raised"
