"""The page with the checklist bears a content security policy that knows the theme's own scripts."""

from pathlib import Path

from shortlist_sphinx.delivery.csp import HASHES, hashes_in
from tests.shortlist_sphinx.site import small_site
from tests.support.sphinx import Built

META = "http-equiv"


def test_only_the_checklist_bears_a_policy(small: Built) -> None:
    """Other pages hold nothing that a policy would have to guard."""
    bearing = [path.parent.name for path in small.folder.rglob("index.html") if META in path.read_text("utf-8")]

    assert bearing == ["checklist"]


def test_no_place_for_hashes_is_left(small: Built) -> None:
    """What stood for the hashes while the page was written is gone from the finished page."""
    page = small.read("checklist/index.html")

    assert HASHES.strip("'") not in page


def test_the_policy_can_be_left_out(tmp_path: Path) -> None:
    """A preview that brings its own inline script switches the policy off."""
    built = small_site(tmp_path).run(shortlist_policy=False)

    assert META not in built.read("checklist/index.html")


def test_scripts_with_an_address_and_data_need_no_hash() -> None:
    """Only what runs inline is named, each text once."""
    page = '<script src="a.js"></script><script type="application/json">{}</script><script>1</script><script>1</script>'

    assert hashes_in(page).count("sha256") == 1
