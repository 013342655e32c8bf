"""Differences between what examples showed and what pages promise, each with its line."""

import doctest
from collections.abc import Iterator
from textwrap import indent

from pyodide_sphinx_extension.examples.example import Example, Promise, without_detail
from pyodide_sphinx_extension.examples.results import Part, Result

LONGEST_LINE = 300
LONGEST_OUTPUT = 4000
"""Characters that a warning shows of a message, and of an output; the page shows more."""

Fault = tuple[int, str]
"""A line of the file, and words."""


def faults_of(example: Example, result: Result) -> Iterator[Fault]:
    """Yield where an example did otherwise than its page says."""
    unprepared = [part for part in result.errors if not part.line]
    if result.off:
        return
    if result.ended:
        yield example.line, f"{example.name} {told_shortly(result.ended)}"
    elif unprepared:
        yield example.line, f"the set-up of {example.name} raised {message_of(unprepared[0])}"
    elif example.promises is not None:
        for promise in example.promises:
            yield from broken(promise, [part for part in result.parts if part.line == promise.line])
    else:
        yield from wrong_end(example, result)
        if example.output is not None and not alike(example.output, result.text, doctest.ELLIPSIS):
            yield example.output_line, differing(example.output, result.text)


def broken(promise: Promise, parts: list[Part]) -> Iterator[Fault]:
    """Yield where a statement of a transcript showed something else than what stands under it, as doctest sees it."""
    errors = [part for part in parts if part.kind == "error"]
    if promise.skip:
        return
    if errors and promise.error is not None:
        want, got = promise.error, without_carets(errors[-1])
        fits = alike(want, got, promise.flags) or (
            promise.flags & doctest.IGNORE_EXCEPTION_DETAIL
            and alike(without_detail(want), without_detail(got), promise.flags)
        )
    else:
        want, got = promise.want, "".join(part.text for part in parts if part.kind != "stderr")
        fits = alike(want, got, promise.flags)
    if not fits:
        yield promise.source, differing(want, got)


def without_carets(error: Part) -> str:
    """Return the message of an error; of one in the syntax without the code and the mark under it."""
    if "SyntaxError" not in error.names:
        return error.message
    lines = error.message.splitlines(keepends=True)
    heads = [place for place, line in enumerate(lines) if line.startswith(f"{error.names[0]}:")]
    return "".join(lines[heads[0] :]) if heads else error.message


def message_of(error: Part) -> str:
    """Return the line of an error's message that tells the most: its last, or its first where the end was cut off."""
    lines = error.message.strip().splitlines() or [""]
    return shortened(lines[0] if lines[-1].startswith("…") else lines[-1], LONGEST_LINE)


def told_shortly(ended: str) -> str:
    r"""Return how an example ended; of a traceback, which tells of the extension's own code, its last line.

    >>> told_shortly("failed: Traceback:\n  File a\nKeyError: 1"), told_shortly("did not end within 3 seconds")
    ('failed: KeyError: 1', 'did not end within 3 seconds')
    """
    first, *others = ended.strip().splitlines() or [""]
    told = f"{first.partition(':')[0]}: {others[-1]}" if others else first
    return shortened(told, LONGEST_LINE)


def shortened(text: str, longest: int) -> str:
    """Return a text, its middle left out where it is too long.

    >>> shortened("abcdefghij", 6), shortened("abc", 6)
    ('abc … (4 characters) … hij', 'abc')
    """
    half = longest // 2
    return text if len(text) <= longest else f"{text[:half]} … ({len(text) - 2 * half} characters) … {text[-half:]}"


def wrong_end(example: Example, result: Result) -> Iterator[Fault]:
    """Yield an exception that was not expected, or an expected one that did not come."""
    error = result.errors[-1] if result.errors else None
    if error is None and example.raises:
        yield example.line, f"{example.name} must raise {example.raises}, and nothing was raised"
    if error and example.raises not in error.names:
        line = example.line + (error.at or 1) - 1
        told = message_of(error)
        expected = f"expected {example.raises}" if example.raises else "if that is meant, say :raises:"
        yield line, f"{example.name} raised {told} ({expected})"


def alike(want: str, got: str, flags: int) -> bool:
    """Tell whether doctest takes one text for the other."""
    return doctest.OutputChecker().check_output(want, got, flags)


def differing(want: str, got: str) -> str:
    """Show both texts."""
    texts = [indent(shortened(text.rstrip("\n"), LONGEST_OUTPUT) or "(nothing)", "    ") for text in (want, got)]
    return f"the output is another one. Expected:\n{texts[0]}\nGot:\n{texts[1]}\n"
