"""An author's mistake is told with its file, its line, and what to write instead."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from sphinx.errors import SphinxError

from tests.shortlist_sphinx.guide import GUIDE, titled
from tests.shortlist_sphinx.models import changed_model
from tests.shortlist_sphinx.site import COMPARISON, small_site

HEAD = "Page\n====\n\n"
GLOSSARY = "\n\n.. glossary::\n\n   ASGI\n      Words.\n"
WORDS = {
    "criterion": (
        ".. criterion:: admn",
        "criterion: expected the id of a criterion; got 'admn' (did you mean 'admin'?)",
    ),
    "framework-facts": (
        ".. framework-facts:: flaks",
        "expected the id of a framework; got 'flaks' (did you mean 'flask'?)",
    ),
    "decision-table": (".. decision-table:: htlm", "got 'htlm' (did you mean 'html'?)"),
    "question-reference": (
        ".. question-reference:: dta",
        "expected the id of a step; got 'dta' (did you mean 'data'?)",
    ),
    "level-chart": (".. level-chart:: teem", "got 'teem' (did you mean 'team'?)"),
    "supporting-cast": (".. supporting-cast:: jango", "got 'jango' (did you mean 'django'?)"),
    "nothing-near": (".. framework-facts:: x", "expected one of django, fastapi, flask or litestar; got 'x'"),
    "step-without-questions": (".. question-reference:: prototype", "step 'prototype' asks nothing"),
    "role-criterion": (
        ":criterion:`admn`",
        "criterion: expected the id of a criterion; got 'admn' (did you mean 'admin'?)",
    ),
    "role-question": (":question:`html-pages`", "question: expected "),
    "role-framework": (
        ":framework:`flaks`",
        "framework: expected the id of a framework; got 'flaks' (did you mean 'flask'?)",
    ),
    "role-rating-framework": (":rating:`flaks admin`", "rating: expected the id of a framework; got 'flaks'"),
    "role-rating-criterion": (
        ":rating:`flask admn`",
        "rating: expected the id of a criterion; got 'admn' (did you mean 'admin'?)",
    ),
    "role-rating-one-word": (":rating:`flask`", "such as 'flask admin'; got 'flask'"),
    "role-phrase": (
        ":drawn:`framework`",
        "drawn: expected the id of a phrase; got 'framework' (did you mean 'frameworks'?)",
    ),
    "role-without-place": (
        ":criterion:`admin`",
        "no page explains 'admin'; expected one with the directive {criterion}",
    ),
    "unknown-role": (":criterio:`admin`", "Unknown interpreted text role \"criterio\" (did you mean 'criterion'?)"),
    "unknown-directive": (".. criterin:: admin", "(did you mean 'criterion'?)"),
    "unknown-term": (f":term:`ASGJ`{GLOSSARY}", "term not in glossary: 'ASGJ' (did you mean 'ASGI'?)"),
}


@pytest.fixture(scope="module")
def warnings(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Return what a build says of a site that makes each mistake on a page of its own."""
    files = {f"{name}.rst": f"{HEAD}{text}\n" for name, (text, _) in WORDS.items()}
    return small_site(tmp_path_factory.mktemp("mistakes"), files).run(nitpicky=True).warnings.splitlines()


@pytest.mark.parametrize("name", WORDS)
def test_a_wrong_word_is_told_with_its_line_and_the_right_one(warnings: list[str], name: str) -> None:
    """Wrong ids in directives and roles, and roles and directives that are not there, are warned of."""
    told = [line for line in warnings if re.search(rf"/{name}\.rst:4: (WARNING|ERROR): ", line)]

    assert [line for line in told if WORDS[name][1] in line] != [], told


def test_what_stands_twice_on_a_page_is_told(tmp_path: Path) -> None:
    """A criterion has one paragraph that links lead to."""
    text = f"{HEAD}.. criterion:: admin\n\n.. criterion:: admin\n"

    warnings = small_site(tmp_path, {"page.rst": text}).run().warnings

    assert "page.rst:6: WARNING: criterion: criterion 'admin' is explained further up on this page" in warnings


def test_what_stands_on_two_pages_is_told(tmp_path: Path) -> None:
    """The second page is warned of, and the first is named."""
    page = titled("Page", ".. criterion:: admin")

    warnings = small_site(tmp_path, {"one.rst": page, "two.rst": page}).run().warnings

    assert "two.rst: WARNING: criterion 'admin' is explained on one too; expected one place" in warnings


def test_a_page_that_no_toctree_names_is_told_where_to_name_it(tmp_path: Path) -> None:
    """The warning says what to add to which file."""
    index = "Small\n=====\n"

    warnings = small_site(tmp_path, {"index.rst": index, "lost.rst": titled("Lost", "Words.")}).run().warnings

    assert (
        "lost.rst: WARNING: document isn't included in any toctree; add 'lost' to the toctree of index.rst" in warnings
    )


def without(key: str, table: str) -> Callable[[str], str]:
    """Return a change that takes a key out of a table of TOML."""
    pattern = re.compile(rf"(?ms)^(\[{re.escape(table)}\]\n(?:(?!^\[).)*?)^{key} = [^\n]*\n")
    return lambda text: pattern.sub(r"\1", text)


FAULTS: dict[str, tuple[str, Callable[[str], str], list[str]]] = {
    "no-source": (
        "alternatives/flask.toml",
        without("source", "ratings.admin"),
        ["alternatives/flask.toml: ratings.admin.source: is missing; expected a text"],
    ),
    "wrong-level": (
        "alternatives/flask.toml",
        lambda text: text.replace('level = "elsewhere"', 'level = "elsewherr"', 1),
        ["alternatives/flask.toml: ratings.websockets.level: expected one of", "(did you mean 'elsewhere'?)"],
    ),
    "two-at-once": (
        "criteria.toml",
        lambda text: text.replace("title =", "titel =", 2),
        ["criteria.toml: websockets.title: is missing", "criteria.toml: broadcast.title: is missing"],
    ),
    "hybrid": (
        "hybrid.toml",
        lambda text: text.replace("title =", "titel =", 1),
        ["hybrid.toml: more-to-run.titel: is not a key here (did you mean 'title'?)"],
    ),
    "no-toml": ("facts.toml", lambda text: f"{text}\n]", ["facts.toml:", "is not valid TOML"]),
}


@pytest.mark.parametrize(("name", "change", "told"), FAULTS.values(), ids=FAULTS)
def test_a_fault_in_the_data_ends_the_build_with_file_and_key(
    tmp_path: Path, name: str, change: Callable[[str], str], told: list[str]
) -> None:
    """From data that is wrong no page is drawn; all faults are told at once, without a traceback."""
    model = changed_model(tmp_path, name, change)
    build = small_site(tmp_path, {"comparison.rst": COMPARISON})

    with pytest.raises(SphinxError) as caught:
        build.run(shortlist_model=str(model))

    assert caught.value.category == "Faults in the data"
    assert [words for words in told if words not in str(caught.value)] == []


def test_a_fault_in_the_cast_ends_the_build_too(tmp_path: Path) -> None:
    """The supporting cast is data like any other."""
    model = changed_model(tmp_path, "cast.toml", lambda text: text.replace('"flask"', '"flaks"', 1))
    build = small_site(tmp_path, {"cast.rst": GUIDE["cast.rst"]})

    with pytest.raises(SphinxError) as caught:
        build.run(shortlist_model=str(model))

    assert "cast.toml: advanced-alchemy.with: expected one of" in str(caught.value)
    assert "(did you mean 'flask'?)" in str(caught.value)


OTHER_FAULTS = {
    "stacks": ("stacks.toml", "gunicorn", "gunicron", "stacks.rst", ".parts.server: expected "),
    "others": ("others.toml", "says =", "syas =", "others.rst", ".syas: is not a key here (did you mean 'says'?)"),
}


@pytest.mark.parametrize(("name", "old", "new", "page", "told"), OTHER_FAULTS.values(), ids=OTHER_FAULTS)
def test_a_fault_in_what_stands_beside_the_ratings_ends_the_build_too(  # noqa: PLR0913, PLR0917 - one row each
    tmp_path: Path, name: str, old: str, new: str, page: str, told: str
) -> None:
    """Stacks and what is not rated are data like any other."""
    model = changed_model(tmp_path, name, lambda text: text.replace(old, new, 1))
    build = small_site(tmp_path, {page: GUIDE[page]})

    with pytest.raises(SphinxError) as caught:
        build.run(shortlist_model=str(model))

    assert f"{name}: " in str(caught.value)
    assert told in str(caught.value)
