"""Every example in prose and docstrings is executed: docs/, README.md, CONTRIBUTING.md, src/ and extension/src/."""

from doctest import ELLIPSIS

from sybil import Sybil
from sybil.parsers.myst import DocTestDirectiveParser, PythonCodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser

from tests.support.examples import PyodideParser

prose = Sybil(
    parsers=[
        PythonCodeBlockParser(doctest_optionflags=ELLIPSIS),
        DocTestDirectiveParser(optionflags=ELLIPSIS),
        PyodideParser(),
        SkipParser(),
    ],
    patterns=["docs/**/*.md", "README.md", "CONTRIBUTING.md"],
    excludes=["docs/_build/**", "docs/code/**"],  # the frameworks run in the site's own Python only, when it is built
)
docstrings = Sybil(
    parsers=[DocTestParser(optionflags=ELLIPSIS)],
    patterns=["src/**/*.py", "extension/src/**/*.py", "tests/support/*.py", "tools/*.py"],
)

pytest_collect_file = (prose + docstrings).pytest()
