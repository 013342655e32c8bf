"""Checked results against what pages promise: every difference is a fault with its line."""

import doctest
from collections.abc import Iterator
from textwrap import indent

from pyodide_sphinx_extension.examples.example import Example, Promise
from pyodide_sphinx_extension.examples.results import Part, Result

Fault = tuple[int, str]
"""A line of the page, and words."""


def faults_of(example: Example, result: Result) -> Iterator[Fault]:
    """Yield where an example did otherwise than its page says."""
    if result.ended:
        yield example.line, f"{example.name} {result.ended}"
    elif example.promises is not None:
        for promise in example.promises:
            yield from broken(promise, [part for part in result.parts if part.line == promise.line])
    else:
        yield from wrong_end(example, result)
        if example.output is not None and not alike(example.output, result.text, doctest.ELLIPSIS):
            yield example.output_line, differing(example.output, result.text)


def broken(promise: Promise, parts: list[Part]) -> Iterator[Fault]:
    """Yield where a statement of a transcript showed something else than what stands under it."""
    errors = [part for part in parts if part.kind == "error"]
    got = errors[-1].message if errors and promise.error is not None else "".join(part.text for part in parts)
    want = promise.want if promise.error is None else promise.error
    if not promise.skip and not alike(want, got, promise.flags):
        yield promise.source, differing(want, got)


def wrong_end(example: Example, result: Result) -> Iterator[Fault]:
    """Yield an exception that was not expected, or an expected one that did not come."""
    error = result.errors[-1] if result.errors else None
    if error is None and example.raises:
        yield example.line, f"{example.name} must raise {example.raises}, and nothing was raised"
    if error and example.raises not in error.names:
        line = example.line + (error.at or 1) - 1
        told = error.message.strip().splitlines()[-1]
        expected = f"expected {example.raises}" if example.raises else "if that is meant, say :raises:"
        yield line, f"{example.name} raised {told} ({expected})"


def alike(want: str, got: str, flags: int) -> bool:
    """Tell whether doctest takes one text for the other."""
    return doctest.OutputChecker().check_output(want, got, flags)


def differing(want: str, got: str) -> str:
    """Show both texts."""
    texts = [indent(text.rstrip("\n") or "(nothing)", "    ") for text in (want, got)]
    return f"the output is another one. Expected:\n{texts[0]}\nGot:\n{texts[1]}\n"
