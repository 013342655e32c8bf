"""The directive ``evidence`` lists every rating and what is due for another look."""

import re
from pathlib import Path

import pytest

from shortlist.evidence import stale_ratings
from tests.shortlist_sphinx.conftest import Reading
from tests.shortlist_sphinx.guide import MODEL, RATINGS, titled
from tests.shortlist_sphinx.models import changed_model
from tests.shortlist_sphinx.reading import read
from tests.shortlist_sphinx.site import small_site


def test_every_rating_is_listed(subtests: pytest.Subtests, page_of: Reading) -> None:
    """Each rating has an entry under its framework."""
    for alternative, criterion in RATINGS:
        with subtests.test(f"{alternative} {criterion}"):
            group = page_of("evidence").one("details", id=f"evidence-{alternative}")

            assert list(group.all("li", id=f"evidence-{alternative}-{criterion}")) != []


def test_what_is_due_is_told_first(page_of: Reading) -> None:
    """What the library calls due is listed; where nothing is due, what comes next."""
    due = stale_ratings(MODEL, MODEL.newest_evidence)

    links = [link.attributes["href"] for link in page_of("evidence").one("ul", class_="due").all("a")]

    expected = {f"../profile-{each}/#rating-{each}-{criterion}" for each, criterion in due}
    assert (set(links) == expected) if due else (len(links) == 5)


def test_a_check_at_the_end_of_the_calendar_is_drawn(tmp_path: Path) -> None:
    """A day that no calendar has is never looked for: what was checked so late stays fresh to the last day."""
    day = re.compile(r"(?s)(\[ratings\.admin\].*?checked = )\S+")
    model = changed_model(tmp_path, "alternatives/flask.toml", lambda text: day.sub(r"\g<1>9999-12-30", text))
    files = {"page.rst": titled("Page", ".. evidence::")}

    page = read(small_site(tmp_path, files).run(shortlist_model=str(model)).read("page/index.html"))

    assert "look again by 31 December 9999" in page.one("li", id="evidence-flask-admin").text


def test_a_rating_that_grows_old_is_due(tmp_path: Path) -> None:
    """A check of long ago puts a rating on the list, with the day up to which it was fresh."""
    old = re.compile(r"(?s)(\[ratings\.admin\].*?checked = )\S+")
    model = changed_model(tmp_path, "alternatives/flask.toml", lambda text: old.sub(r"\g<1>2020-01-01", text))
    files = {"page.rst": titled("Page", ".. evidence::")}

    page = read(small_site(tmp_path, files).run(shortlist_model=str(model)).read("page/index.html"))

    assert "Flask, Admin interface, fresh until 31 December 2020" in page.one("ul", class_="due").text
