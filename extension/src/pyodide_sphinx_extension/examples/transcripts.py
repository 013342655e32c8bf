"""Parser of transcripts: code behind prompts, with what each statement shows under it."""

import doctest
import re
from collections.abc import Iterator, Mapping

from sphinx.config import Config

from pyodide_sphinx_extension.examples.example import Promise

COMPARING = re.compile(r"[ \t]*#\s*doctest:.+$", re.MULTILINE)
"""A comment that tells doctest how to compare; it is of no use to a reader."""


FLAGS = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL | doctest.DONT_ACCEPT_TRUE_FOR_1
"""How Sphinx compares where conf.py sets no ``doctest_default_flags``."""


def default_flags(config: Config) -> int:
    """Return how doctest is to compare where a block says nothing else."""
    return int(getattr(config, "doctest_default_flags", FLAGS))


def is_transcript(body: str) -> bool:
    """Tell whether a body begins with a prompt.

    >>> is_transcript(">>> 1 + 1"), is_transcript("1 + 1")
    (True, False)
    """
    return body.lstrip().startswith(">>>")


def read_transcript(
    body: str,
    first_line: int,
    flags: int = FLAGS,
    options: Mapping[int, bool] | None = None,
) -> tuple[str, tuple[Promise, ...]]:
    """Return the code without its prompts, and what is promised of each statement.

    Args:
        body: the transcript.
        first_line: the line of the file on which it begins.
        flags: how doctest is to compare where nothing else is said.
        options: flags set and unset for all of it.

    Raises:
        ValueError: a prompt is not followed by a space, lines are not indented alike, or a flag is unknown.
    """
    examples = doctest.DocTestParser().get_examples(body)
    code = [COMPARING.sub("", example.source) for example in examples]
    return "".join(code), tuple(promises_of(examples, first_line, flags, options or {}))


def promises_of(
    examples: list[doctest.Example],
    first_line: int,
    flags: int,
    options: Mapping[int, bool],
) -> Iterator[Promise]:
    """Yield what is promised of each statement."""
    line = 1
    for example in examples:
        own = with_options(flags, {**options, **example.options})
        yield Promise(
            line=line,
            source=first_line + example.lineno,
            want=example.want,
            error=example.exc_msg,
            flags=own,
            skip=bool(own & doctest.SKIP),
        )
        line += example.source.count("\n")


def promise_of_output(output: str, source: int, flags: int, options: Mapping[int, bool]) -> Promise:
    """Return what a block of expected output promises of the code that it belongs to."""
    # Under a prompt of its own, doctest itself tells whether it is a traceback.
    error = doctest.DocTestParser().get_examples(f">>> run\n{output}")[0].exc_msg
    own = with_options(flags, options)
    return Promise(1, source, output, error, own, skip=bool(own & doctest.SKIP))


def with_options(flags: int, options: Mapping[int, bool]) -> int:
    """Return flags with some of them set or unset."""
    for flag, on in options.items():
        flags = flags | flag if on else flags & ~flag
    return flags
