"""Reading transcripts: code behind prompts, with what each statement shows under it."""

import doctest
import re
from collections.abc import Iterator

from pyodide_sphinx_extension.examples.example import Promise

COMPARING = re.compile(r"[ \t]*#\s*doctest:.+$", re.MULTILINE)
"""A comment that tells doctest how to compare; it is of no use to a reader."""


def is_transcript(body: str) -> bool:
    """Tell whether a body begins with a prompt.

    >>> is_transcript(">>> 1 + 1"), is_transcript("1 + 1")
    (True, False)
    """
    return body.lstrip().startswith(">>>")


def read_transcript(body: str, first_line: int) -> tuple[str, tuple[Promise, ...]]:
    """Return the code without its prompts, and what is promised of each statement.

    Args:
        body: the transcript.
        first_line: the line of the page on which it begins.

    Raises:
        ValueError: a prompt is not followed by a space, or lines are not indented alike.
    """
    examples = doctest.DocTestParser().get_examples(body)
    code = [COMPARING.sub("", example.source) for example in examples]
    return "".join(code), tuple(promises_of(examples, first_line))


def promises_of(examples: list[doctest.Example], first_line: int) -> Iterator[Promise]:
    """Yield what is promised of each statement."""
    line = 1
    for example in examples:
        options = {doctest.ELLIPSIS: True, **example.options}
        yield Promise(
            line=line,
            source=first_line + example.lineno,
            want=example.want,
            error=example.exc_msg,
            flags=sum(flag for flag, on in options.items() if on),
            skip=options.get(doctest.SKIP, False),
        )
        line += example.source.count("\n")
