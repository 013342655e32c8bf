"""Every example in prose and docstrings is executed: docs/, README.md, CONTRIBUTING.md, src/ and extension/src/."""

from doctest import ELLIPSIS

from sybil import Sybil
from sybil.parsers.myst import DocTestDirectiveParser, PythonCodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser
from sybil.sybil import SybilCollection

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
# Before Python 3.13 a pattern such as ``src/**/*.py`` matches one folder deep only; a name matches at any depth.
docstrings = [
    Sybil(parsers=[DocTestParser(optionflags=ELLIPSIS)], path=folder, patterns=["*.py"])
    for folder in ("src", "extension/src", "tests/support", "tools")
]

pytest_collect_file = SybilCollection([prose, *docstrings]).pytest()
