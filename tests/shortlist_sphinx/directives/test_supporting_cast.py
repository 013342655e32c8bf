"""The directive ``supporting-cast`` draws what stands beside the frameworks."""

from pathlib import Path

import pytest

from shortlist.services.cast import built_in_cast
from tests.shortlist_sphinx.conftest import Reading
from tests.shortlist_sphinx.guide import titled
from tests.shortlist_sphinx.reading import read
from tests.shortlist_sphinx.site import small_site
from tests.shortlist_sphinx.words import plain

CAST = built_in_cast()


def test_an_entry_says_what_it_is_for_and_when_it_matters(subtests: pytest.Subtests, page_of: Reading) -> None:
    """Purpose, state, weight, company and source stand at the anchor of the entry."""
    for companion in CAST.values():
        with subtests.test(companion.id):
            entry = page_of("cast").one("li", id=f"cast-{companion.id}")

            words = [
                companion.title,
                companion.purpose,
                companion.state or "",
                companion.matters,
                companion.source.title,
            ]
            assert [word for word in words if plain(word) not in entry.text] == []
            links = {link.attributes["href"] for link in entry.all("a")}
            company = {f"../profile-{each}/#framework-{each}" for each in companion.beside}
            assert {companion.home, companion.source.url} | company <= links


def test_the_cast_of_one_framework_leaves_out_the_others(tmp_path: Path) -> None:
    """With the id of a framework, only what goes with it is drawn."""
    built = small_site(tmp_path, {"page.rst": titled("Page", ".. supporting-cast:: flask")}).run()

    entries = read(built.read("page/index.html")).all("li", class_="companion")

    expected = [f"cast-{each.id}" for each in CAST.values() if "flask" in each.beside]
    assert [entry.attributes["id"] for entry in entries] == expected
