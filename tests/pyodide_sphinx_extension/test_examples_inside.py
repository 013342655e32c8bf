"""The module that runs examples, tried in this Python: it needs nothing of the runtime."""

import json
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

from pyodide_sphinx_extension.inside import pyodide_examples
from tests.support.examples import run_example


@pytest.fixture(autouse=True)
def forgetting() -> Iterator[None]:
    """Let no test see the names of another."""
    yield
    pyodide_examples.SESSIONS.clear()


def run(code: str, *, echo: bool = False, session: str = "page", name: str = "example 1") -> list[dict[str, Any]]:
    """Run code and return what it showed."""
    return run_example(session=session, name=name, code=code, echo=echo)


def shown(code: str, **options: Any) -> list[tuple[str, str]]:  # noqa: ANN401  # passed on
    """Run code and return kind and text of what it showed."""
    return [(part["kind"], part["text"]) for part in run(code, **options)]


def test_printed_text_errors_and_the_last_value_are_shown_in_order() -> None:
    """Only the last expression shows its value."""
    code = "import sys\n1\nprint('a')\nprint('b')\nprint('c', file=sys.stderr)\n2"

    assert shown(code) == [("stdout", "a\nb\n"), ("stderr", "c\n"), ("value", "2\n")]


def test_a_value_of_none_is_not_shown() -> None:
    """As at a prompt."""
    assert shown("None") == []


def test_at_a_prompt_each_expression_shows_its_value() -> None:
    """And an error ends its own statement only."""
    parts = run("1\n1 / 0\n2", echo=True)

    assert [(part["kind"], part["line"]) for part in parts] == [("value", 1), ("error", 2), ("value", 3)]


def test_a_traceback_holds_the_frames_of_examples_only() -> None:
    """Neither what runs them nor a library that they call is shown."""
    parts = run("import json\ndef load():\n    return json.loads('{')\nload()")

    assert parts[0]["text"].count("File") == 2
    assert parts[0]["text"].count('File "<example 1>"') == 2
    assert parts[0]["at"] == 3
    assert "ValueError" in parts[0]["names"]


def test_a_chain_of_errors_is_shown_as_a_chain() -> None:
    """The cause comes first, without frames of others either."""
    text = run("try:\n    1 / 0\nexcept ZeroDivisionError as error:\n    raise KeyError('a') from error")[0]["text"]

    assert text.index("ZeroDivisionError") < text.index("direct cause") < text.index("KeyError")
    assert text.count("File") == text.count("<example 1>") == 2


@pytest.mark.parametrize("code", ["a = (", "return 1"])
def test_code_that_is_no_python_is_shown_with_its_line(code: str) -> None:
    """Nothing of it is run."""
    parts = run(f"print('never')\n{code}")

    assert [part["kind"] for part in parts] == ["error"]
    assert parts[0]["at"] == 2
    assert parts[0]["text"].startswith('  File "<example 1>", line 2')


def test_one_session_shares_its_names_and_another_does_not() -> None:
    """A function of an earlier example is called, and named in a traceback."""
    run("def divide(a):\n    return a / 0")

    same = run("divide(1)", name="example 2")
    other = run("divide(1)", session="other")

    assert 'File "<example 1>", line 2, in divide' in same[0]["text"]
    assert other[0]["message"] == "NameError: name 'divide' is not defined\n"


def test_await_may_stand_outside_of_functions() -> None:
    """An example can wait for something."""
    assert shown("import asyncio\nawait asyncio.sleep(0, 'slept')") == [("value", "'slept'\n")]


def test_classes_of_an_example_are_found_in_the_main_module() -> None:
    """What looks up a class by its module finds it, and the main module is as before afterwards."""
    main = sys.modules["__main__"]

    parts = shown("import pickle\nclass Box: pass\ntype(pickle.loads(pickle.dumps(Box()))) is Box")

    assert parts == [("value", "True\n")]
    assert sys.modules["__main__"] is main


def test_there_is_no_keyboard() -> None:
    """Asking for input fails at once instead of waiting for ever."""
    assert run("input()")[0]["names"][0] == "EOFError"


def test_pictures_and_html_are_shown_beside_the_text() -> None:
    """A class is not asked for what its instances would draw, and at a prompt all is text."""
    code = "class Dot:\n    def _repr_svg_(self): return '<svg/>'\n    def _repr_html_(self): return '<b>.</b>'\n"

    dot = run(f"{code}Dot()")[0]
    kind = run("Dot")[0]
    prompt = run("Dot()", echo=True)[0]

    assert (dot["svg"], dot["html"]) == ("<svg/>", "<b>.</b>")
    assert "svg" not in kind
    assert "svg" not in prompt


def test_a_value_that_cannot_be_shown_is_an_error() -> None:
    """The fault is that of the example's own method."""
    parts = run("class Odd:\n    def __repr__(self): return 1 / 0\nOdd()")

    assert [part["kind"] for part in parts] == ["error"]


def test_endless_printing_is_cut() -> None:
    """What was printed up to the limit is kept, and a sentence says that there was more."""
    parts = shown("for number in range(30_000): print('ten chars')")

    assert len(parts[0][1]) == pyodide_examples.SHOWN
    assert parts[1:] == [("stderr", "… the rest is not shown: only 100000 characters are.\n")]


def test_leaving_python_is_an_error_like_any_other() -> None:
    """The session goes on."""
    assert run("import sys\nsys.exit(3)")[0]["message"] == "SystemExit: 3\n"
    assert shown("'still here'") == [("value", "'still here'\n")]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[list[dict[str, str]]]:
    """Listen as a page does, and give what it heard, message by message."""
    heard: list[list[dict[str, str]]] = []
    page = ModuleType("js")
    vars(page)["tellPage"] = lambda text: heard.append(json.loads(text))
    monkeypatch.setitem(sys.modules, page.__name__, page)
    return heard


def test_each_line_is_told_as_soon_as_it_ends(told: list[list[dict[str, str]]]) -> None:
    """A line that has not ended is told where the code asks for it, and what comes after with the answer only."""
    run("import sys\nprint('a')\nprint('b', end='', flush=True)\nprint('c', file=sys.stderr)\nprint('d', end='')")

    assert told == [
        [{"kind": "stdout", "text": "a\n"}],
        [{"kind": "stdout", "text": "b"}],
        [{"kind": "stderr", "text": "c\n"}],
    ]


def test_many_lines_are_told_together(told: list[list[dict[str, str]]]) -> None:
    """A loop that prints and prints is not held up by a message for each line, and nothing is told twice."""
    parts = run("for n in range(20_000): print(n % 10)")
    text = "".join(part["text"] for news in told for part in news)

    assert pyodide_examples.EAGER <= len(told) < 20_000
    assert parts[0]["text"].startswith(text)
