"""The editor of examples, in Chromium and in Firefox: it highlights, indents, can be left, and can be missing."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.pyodide_sphinx_extension.example_page import ExamplePage, ExampleVisit, root
from tests.support.fixtures import Reader
from tests.support.server import Site, not_found, policy
from tools.vendor import ENTRIES, LICENCES, TARGET, made_of

POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:"
TRUSTED = "require-trusted-types-for 'script'; trusted-types pyodide-sphinx-extension pyodide-sphinx-extension-output"
SHADOW = "querySelector('.pyodide-editor').shadowRoot"


@pytest.fixture
def shapes(reader: Reader, runnable_site: Site) -> ExampleVisit:
    """Open the page with the circles, which allows its own files only and no text as markup."""
    for name in ("index.html", "worker.mjs"):
        runnable_site.break_(name, policy(f"{POLICY}; {TRUSTED}"))
    return ExampleVisit(reader).open(f"{runnable_site.url}index.html")


def test_code_is_highlighted_under_a_strict_policy(shapes: ExampleVisit, runnable_site: Site) -> None:
    """The editor comes with the first Edit and not before; its colours and its label are there."""
    before = runnable_site.requested("editor.mjs")
    shapes.edit(1)
    keyword = f"[...{root(1)}.{SHADOW}.querySelectorAll('.cm-line span')].find((each) => each.textContent === 'import')"
    content = f"{root(1)}.{SHADOW}.querySelector('.cm-content')"

    colours = shapes.reader.evaluate(
        f"[getComputedStyle({keyword}).color, getComputedStyle({content}).color].join('|')"
    )

    assert before == []
    assert len(set(colours.split("|"))) == 2
    assert shapes.reader.evaluate(f"{content}.getAttribute('aria-label')") == "Code of example 1"
    assert shapes.reader.evaluate(f"{root(1)}.{SHADOW}.activeElement === {content}")


def test_changed_code_runs(shapes: ExampleVisit) -> None:
    """What stands in the editor is what runs."""
    shapes.change(1, "6 * 7")
    shapes.press("Run", 1)

    shapes.expect_status(1, "Done. 42")


def test_without_the_editor_there_is_a_plain_field(shapes: ExampleVisit, runnable_site: Site) -> None:
    """A file that cannot be loaded takes nothing from readers but the colours."""
    runnable_site.break_("editor.mjs", not_found)
    shapes.edit(1)
    plain = shapes.reader.evaluate(f"{root(1)}.querySelector('.pyodide-editor').tagName")
    shapes.type(1, "6 * 7")
    shapes.press("Run", 1)

    shapes.expect_status(1, "Done. 42")
    assert plain == "TEXTAREA"


def test_tab_indents_and_escape_lets_it_leave(page: Page, runnable_site: Site) -> None:
    """The status says so; depth is kept by new lines, and deeper after a colon."""
    shapes = ExamplePage(page).open(f"{runnable_site.url}index.html")
    shapes.button("Edit", 1).click()
    shapes.expect_status(1, "Escape, then Tab, leaves the editor.")
    keyboard = shapes.page.keyboard
    keyboard.press("Control+a")
    keyboard.type("if True:\n1\n")
    keyboard.press("Shift+Tab")
    keyboard.type("for n in 1, 2:")
    keyboard.press("Enter")
    keyboard.type("print(n)")
    code = shapes.page.evaluate("document.querySelector('.pyodide-editor').value")
    keyboard.press("Escape")
    keyboard.press("Tab")

    assert code == "if True:\n    1\nfor n in 1, 2:\n    print(n)"
    expect(shapes.button("Run", 1)).to_be_focused()


@pytest.mark.parametrize("name", ENTRIES)
def test_built_files_are_those_of_their_sources(name: str) -> None:
    """A library or an entry that was changed is built anew: `nox -s vendor`."""
    first = (TARGET / name).read_text(encoding="utf-8").partition("\n")[0]

    assert re.search(r"Made of (\w+)", first)
    assert f"Made of {made_of(name)}." in first


def test_licences_go_along() -> None:
    """What is shipped as a built file is shipped with the licence of each of its libraries."""
    text = (TARGET / LICENCES).read_text(encoding="utf-8")

    names = re.findall(r"^(\S+) \d+\.\d+\.\d+\n=+$", text, re.MULTILINE)

    assert {"@codemirror/view", "@lezer/python", "marked", "style-mod"} <= set(names)
    assert len(re.findall(r"(?i)permission is hereby granted", text)) >= len(names)
