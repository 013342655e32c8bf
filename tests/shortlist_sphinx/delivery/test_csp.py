"""Every page bears a content security policy that knows the theme's own scripts."""

from shortlist_sphinx.delivery.csp import HASHES, hashes_in
from tests.support.sphinx import Built

META = "http-equiv"


def test_every_page_bears_a_policy(small: Built) -> None:
    """What needs less is allowed less: only the page with Python may compile it, and only it makes a worker."""
    pages = {
        str(path.relative_to(small.folder).parent): path.read_text("utf-8") for path in small.folder.rglob("*.html")
    }

    assert [name for name, page in pages.items() if META not in page] == []
    assert [name for name, page in pages.items() if "wasm-unsafe-eval" in page] == ["checklist"]
    assert [name for name, page in pages.items() if "require-trusted-types-for" in page] == ["checklist"]


def test_no_place_for_hashes_is_left(small: Built) -> None:
    """What stood for the hashes while the page was written is gone from the finished pages."""
    pages = [path.read_text(encoding="utf-8") for path in small.folder.rglob("*.html")]

    assert [page for page in pages if HASHES.strip("'") in page] == []


def test_scripts_with_an_address_and_data_need_no_hash() -> None:
    """Only what runs inline is named, each text once."""
    page = '<script src="a.js"></script><script type="application/json">{}</script><script>1</script><script>1</script>'

    assert hashes_in(page).count("sha256") == 1
