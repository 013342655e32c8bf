"""The roles link by id, in the words of the data, from any page."""

from pathlib import Path

import pytest

from tests.shortlist_sphinx.conftest import Reading
from tests.shortlist_sphinx.guide import GUIDE, MODEL
from tests.shortlist_sphinx.site import small_site
from tests.support.sphinx import Built

LINKS = {
    "../criteria/#criterion-admin": "Admin interface",
    "../questions/#question-admin": next(each.text for each in MODEL.questions.values() if each.id == "admin"),
    "../profile-flask/#framework-flask": "Flask",
    "../profile-flask/#rating-flask-admin": "Third party",
}
ANCHORS = ["criterion-admin", "question-admin", "framework-flask", "rating-flask-admin", "rule-gap", "cast-celery"]


@pytest.mark.parametrize(("address", "words"), LINKS.items(), ids=LINKS)
def test_a_role_is_a_link_in_the_words_of_the_data(page_of: Reading, address: str, words: str) -> None:
    """Title, question, name and level come from the model."""
    link = next(page_of("roles").all("a", href=address))

    assert link.text == words


def test_a_role_takes_words_of_the_author(page_of: Reading) -> None:
    """A sentence can say it in its own way."""
    texts = [link.text for link in page_of("roles").all("a", href="../criteria/#criterion-admin")]

    assert texts == ["Admin interface", "the back office"]


def test_an_anchor_can_be_linked_to_without_knowing_its_page(tmp_path: Path) -> None:
    """The role ``any``, and with it links of MyST, find every anchor."""
    links = "\n".join(f":any:`there <{anchor}>`" for anchor in ANCHORS)

    built = small_site(tmp_path, {**GUIDE, "page.rst": f"Page\n====\n\n{links}\n"}).run()
    page = built.read("page/index.html")

    assert built.warnings == ""
    assert [anchor for anchor in ANCHORS if f'/#{anchor}"' not in page] == []


def test_the_search_knows_what_the_guide_explains(small: Built) -> None:
    """Criteria, frameworks and the supporting cast can be found by name."""
    index = small.read("searchindex.js")

    assert [kind for kind in ("criterion", "framework", "cast") if f'"shortlist:{kind}"' not in index] == []
