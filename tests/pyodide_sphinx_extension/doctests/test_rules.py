"""Transcripts are run and compared as doctest does, and differences are told with the file and line of the truth."""

import re
import warnings

import pytest

from tests.support.sphinx import Build, Built

CONF = """
import sys
sys.path.insert(0, ".")
project = "Rules"
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.doctest", "pyodide_sphinx_extension"]
doctest_global_setup = "helper = lambda number: number + 1"
"""

MODULE = '''
"""A module."""


def near():
    """Say 1.

    .. pyodide::

       >>> 1
       1
    """


class Far:
    def down(self):
        """Say something.

        .. pyodide::

           >>> 0
           0
           >>> 1
           2
        """
'''

KEPT = {
    "compound": ">>> for i in range(2):\n...     i\n0\n1\n>>> with open('a', 'w') as file:\n...     file.write('a')\n1",
    "decorated": (
        ">>> def loud(f):\n...     raise ValueError('no')\n>>> @loud\n... def b():\n...     pass\n"
        "Traceback (most recent call last):\n...\nValueError: no\n>>> 1\n1"
    ),
    "syntax": (
        ">>> 1 + 1\n2\n>>> x = = 2\nTraceback (most recent call last):\n...\nSyntaxError: invalid syntax\n>>> 2 + 2\n4"
    ),
    "detail": ">>> int('x')\nTraceback (most recent call last):\n...\nValueError: some other words",
    "module-of-error": (
        ">>> import json\n>>> json.loads('')\nTraceback (most recent call last):\n...\n"
        "json.decoder.JSONDecodeError: it depends"
    ),
    "stderr": ">>> import sys\n>>> _ = sys.stderr.write('not compared')\n>>> 1\n1",
    "stop": ">>> next(iter(()))\nTraceback (most recent call last):\n...\nStopIteration",
    "underscore": ">>> 41\n41\n>>> _ + 1\n42",
    "skipped": ">>> raise SystemExit  # doctest: +SKIP\n>>> launch()  # doctest: +SKIP\n'launched'\n>>> 1\n1",
    "directives": (
        ">>> print('a  b')  # doctest: +NORMALIZE_WHITESPACE\na b\n>>> print('a\\n\\nb')\na\n<BLANKLINE>\nb\n"
        ">>> list(range(9))\n[0, ..., 8]"
    ),
    "future": ">>> from __future__ import annotations\n>>> def f(a: No): pass\n>>> f.__annotations__['a']\n'No'",
    "setup": ">>> math.floor(2.5), helper(1)\n(2, 2)",
}
"""Transcripts that do what they say."""

BROKEN = {
    "true-for-one": (">>> True\n1", 5),
    "decorated-error": (">>> 0\n0\n>>> @loud\n... def a():\n...     pass\n>>> 1\n1", 7),
    "unmet-error": (">>> 1\nTraceback (most recent call last):\n...\nValueError", 5),
    "other-error": (">>> int('x')\nTraceback (most recent call last):\n...\nTypeError: of another kind", 5),
    "syntax-error": (">>> 0\n0\n>>> x = = 2\n>>> 1\n1", 7),
    "detail-wanted": (
        ">>> int('x')  # doctest: -IGNORE_EXCEPTION_DETAIL\nTraceback (most recent call last):\n...\nValueError: no",
        5,
    ),
}
"""Transcripts that do not, and the line of the one warning."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a site with a page for each transcript."""
    place = tmp_path_factory.mktemp("rules")
    source = place / "source"
    source.mkdir()
    (source / "conf.py").write_text(CONF)
    (source / "mod.py").write_text(MODULE.lstrip())
    (source / "index.rst").write_text(
        "Start\n=====\n\n.. toctree::\n   :glob:\n\n   *\n\n.. automodule:: mod\n   :members:\n"
    )
    for name, body in {**KEPT, **{name: body for name, (body, _) in BROKEN.items()}}.items():
        setup = "```{testsetup}\nimport math\n```\n" if name == "setup" else ""
        page = f"# Page\n\nSee [it]({name}-there).\n```{{pyodide}}\n{body}\n```\n\n{setup}({name}-there)=\n## There\n"
        (source / f"{name}.md").write_text(page)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(source)
        patch.syspath_prepend(source)
        # The parser of Markdown still asks its resolver of links for what Sphinx will take from it.
        with warnings.catch_warnings(action="ignore", category=PendingDeprecationWarning):
            return Build(source, place, "text").run(autodoc_default_options={"undoc-members": True})


@pytest.mark.parametrize("name", KEPT)
def test_what_doctest_accepts_is_accepted(built: Built, name: str) -> None:
    """And a page in Markdown may hold a link of its own kind."""
    assert f"{name}.md" not in built.warnings


@pytest.mark.parametrize("name", BROKEN)
def test_what_doctest_refuses_is_a_warning_at_its_line(built: Built, name: str) -> None:
    """One warning, and all other statements are run."""
    lines = re.findall(rf"(?m)^\S*/{name}\.md:(\d+): WARNING", built.warnings)

    assert lines == [str(BROKEN[name][1])]


def test_a_fault_in_a_docstring_is_told_where_the_docstring_is(built: Built) -> None:
    """By the file and the line of the module, not of the page that shows it."""
    places = re.findall(r"(?m)^\S*/(mod\.py|index\.rst):(\S*): WARNING", built.warnings)
    lines = MODULE.lstrip().splitlines()

    assert places == [("mod.py", str(lines.index("           >>> 1") + 1))]


def test_nothing_else_is_warned_of(built: Built) -> None:
    """Neither of references nor of domains."""
    assert built.warnings.count("WARNING") == len(BROKEN) + 1
