"""What values and streams make of themselves, tried in this Python: pictures, bundles, colours, and their limits."""

import base64
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyodide_sphinx_extension.inside import pyodide_examples
from pyodide_sphinx_extension.inside.pyodide_examples.colours import Colours, plain
from pyodide_sphinx_extension.inside.pyodide_examples.drawings import DRAWN
from tests.support.examples import run_example

TEXTS = st.text(st.sampled_from("\x1b[]0134;m8Kab\n\x07"), max_size=30)
"""Texts in which escape sequences come about by chance."""


@pytest.fixture(autouse=True)
def forgetting() -> Iterator[None]:
    """Let no test see the names of another."""
    yield
    pyodide_examples.SESSIONS.clear()


def run(code: str) -> list[dict[str, Any]]:
    """Run code and return what it showed."""
    return run_example(session="page", name="example 1", code=code, echo=False)


def offered(method: str, value: str) -> dict[str, Any]:
    """Return what a value shows that has one method."""
    return run(f"class Value:\n    def __repr__(self): return 'text'\n    def {method}: return {value}\nValue()")[0]


@pytest.mark.parametrize(
    ("method", "value", "kind", "content"),
    [
        ("_repr_png_(self)", "b'png'", "png", base64.b64encode(b"png").decode()),
        ("_repr_png_(self)", "(b'png', {'width': 1})", "png", base64.b64encode(b"png").decode()),
        ("_repr_png_(self)", "'cG5n'", "png", "cG5n"),
        ("_repr_jpeg_(self)", "b'jpeg'", "jpeg", base64.b64encode(b"jpeg").decode()),
        ("_repr_svg_(self)", "'<svg/>'", "svg", "<svg/>"),
        ("_repr_html_(self)", "'<b>'", "html", "<b>"),
        ("_repr_markdown_(self)", "'**b**'", "markdown", "**b**"),
        ("_repr_json_(self)", "{'a': [1]}", "json", json.dumps({"a": [1]}, indent=2)),
        ("_repr_mimebundle_(self, include=None, exclude=None)", "{'text/html': '<b>'}", "html", "<b>"),
        ("_repr_mimebundle_(self, **how)", "({'image/png': 'cG5n'}, {})", "png", "cG5n"),
    ],
)
def test_a_value_shows_what_it_offers(method: str, value: str, kind: str, content: str) -> None:
    """Each method of IPython's that a page can show is asked, with metadata and without; the text stays beside it."""
    part = offered(method, value)

    assert (part[kind], part["text"]) == (content, "text\n")


@pytest.mark.parametrize("value", ["None", "1", "[]", "{'text/html': None}", "{'x/y': 'z'}", "({}, {})", "()"])
def test_an_offer_of_nothing_is_passed_over(value: str) -> None:
    """A bundle that is empty or no bundle at all leaves the text."""
    part = offered("_repr_mimebundle_(self, **how)", value)

    assert part == {"kind": "value", "text": "text\n", "line": 1 if part["line"] == 1 else 4}


def test_the_plain_text_of_a_bundle_is_shown_for_it() -> None:
    """It stands where neither pictures nor HTML can."""
    part = offered("_repr_mimebundle_(self, **how)", "{'text/plain': 'plain', 'text/html': '<b>'}")

    assert (part["text"], part["html"]) == ("plain\n", "<b>")


def test_a_picture_that_is_too_large_is_left_out_with_a_word() -> None:
    """The page stays usable, and its author learns why there is no picture."""
    parts = run(f"class Value:\n    def _repr_html_(self): return 'x' * {DRAWN + 1}\nValue()")

    assert [part["kind"] for part in parts] == ["value", "stderr"]
    assert "its HTML is not shown: it has 4,000,001 characters" in parts[1]["text"]


@pytest.mark.parametrize(
    "code",
    [
        "print('x' * 100_000_000)",
        "for _ in range(1000): print('x' * 100_000)",
        "'x' * 100_000_000",
        "raise ValueError('x' * 100_000_000)",
        "print('\\x1b[31mx' * 10_000_000)",
        "import sys\nfor n in range(200_000): print(n, file=(sys.stdout, sys.stderr)[n % 2])",
    ],
)
def test_a_hundred_megabytes_of_output_are_cut(code: str) -> None:
    """Whichever way they come: printed at once or in pieces, as a value, in an error, with colours."""
    parts = run(code)

    assert sum(len(json.dumps(part)) for part in parts) < 60 * pyodide_examples.SHOWN
    assert sum(len(part["text"]) for part in parts) < pyodide_examples.SHOWN + 200


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("plain", [("plain", "")]),
        ("\x1b[31mred\x1b[0m.", [("red", "red"), (".", "")]),
        ("\x1b[1;4;92mall", [("all", "bold underline green")]),
        ("\x1b[1mbold\x1b[22mnot", [("bold", "bold"), ("not", "")]),
        ("\x1b[41mback\x1b[49mnot", [("back", "on-red"), ("not", "")]),
        ("\x1b[38;5;196mtable", [("table", "red")]),
        ("\x1b[38;2;10;20;250mlevels", [("levels", "blue")]),
        ("\x1b[48:2:250:250:10mcolons", [("colons", "on-yellow")]),
        ("\x1b[38mnothing", [("nothing", "")]),
        ("a\x1b[2Kb\x1b]8;;https://example.org\x1b\\c\x1b]8;;\x07", [("a", ""), ("b", ""), ("c", "")]),
    ],
)
def test_colours_are_told_from_text(text: str, pieces: list[tuple[str, str]]) -> None:
    """What a terminal would draw has a style in words; moves of a cursor and links leave no trace."""
    assert list(Colours().pieces(text)) == pieces


@given(st.lists(TEXTS, max_size=5))
def test_a_sequence_may_come_in_pieces(texts: list[str]) -> None:
    """However a text is cut into writes, the same characters come out in the same style."""
    once, pieces = Colours(), Colours()

    def characters(written: Iterator[tuple[str, str]]) -> list[tuple[str, str]]:
        return [(character, style) for text, style in written for character in text]

    whole = characters(once.pieces("".join(texts)))

    assert whole == [found for text in texts for found in characters(pieces.pieces(text))]


@given(TEXTS)
def test_text_without_sequences_has_none(text: str) -> None:
    """A value's text is shown without them."""
    assert "\x1b[31m" not in plain(f"{text}\x1b[31m")


def test_colours_are_parts_of_what_is_printed() -> None:
    """A style lasts until it is ended, over several calls, and each stream has one of its own."""
    parts = run("import sys\nprint('\\x1b[31ma')\nprint('low', file=sys.stderr)\nprint('b\\x1b[m')")

    assert [(part["kind"], part["text"], part.get("style")) for part in parts] == [
        ("stdout", "a\n", "red"),
        ("stderr", "low\n", None),
        ("stdout", "b", "red"),
        ("stdout", "\n", None),
    ]


def test_packages_are_told_while_they_are_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each once, in order; modules of the standard library and parts of a package are not."""
    (tmp_path / "outer_package").mkdir()
    (tmp_path / "outer_package" / "__init__.py").write_text("import colorsys, inner_module\nfrom . import part\n")
    (tmp_path / "outer_package" / "part.py").write_text("")
    (tmp_path / "inner_module.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    heard: list[object] = []
    page = ModuleType("js")
    vars(page)["tellPage"] = lambda text: heard.append(json.loads(text))
    monkeypatch.setitem(sys.modules, page.__name__, page)
    before = list(sys.meta_path)

    run("import outer_package")

    assert heard == [{"importing": "outer_package"}, {"importing": "inner_module"}]
    assert sys.meta_path == before
