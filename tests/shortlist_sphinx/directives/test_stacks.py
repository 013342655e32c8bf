"""The directives ``stacks`` and ``also-asked`` draw what teams end up with, and what is not rated."""

from pathlib import Path

import pytest

from shortlist import built_in_model
from shortlist.services.cast import built_in_cast
from shortlist.services.stacks import ROLES, Other, Stack, built_in_others, built_in_stacks
from tests.shortlist_sphinx.conftest import Reading
from tests.shortlist_sphinx.guide import titled
from tests.shortlist_sphinx.reading import read
from tests.shortlist_sphinx.site import small_site
from tests.shortlist_sphinx.words import plain

CAST, MODEL = built_in_cast(), built_in_model()
STACKS = built_in_stacks()


@pytest.mark.parametrize("stack", STACKS.values(), ids=lambda stack: stack.id)
def test_a_stack_names_its_parts_by_what_they_do(page_of: Reading, stack: Stack) -> None:
    """Each role has its line, each package its newest release, and a link to its entry in the cast."""
    (drawn,) = [each for each in page_of("stacks").all("div", class_="stack") if stack.title in each.text]

    rows = {row.one("dt").text: row.one("dd") for row in drawn.all("div", class_="stack-row")}

    assert list(rows) == [ROLES[role] for role in stack.parts]
    assert plain(stack.purpose) in drawn.text
    for role, parts in stack.parts.items():
        links = {link.attributes["href"] for link in rows[ROLES[role]].all("a")}
        packages = [CAST[part] for part in parts if part != stack.alternative]
        assert {f"../cast/#cast-{package.id}" for package in packages} == links
        releases = [package.release.version for package in packages if package.release]
        assert [version for version in releases if version not in rows[ROLES[role]].text] == []


def test_what_a_framework_includes_says_so(page_of: Reading) -> None:
    """A part that needs no package is named as included."""
    assert "included in Django" in page_of("stacks").text


def test_a_part_without_a_release_for_a_year_says_so(page_of: Reading) -> None:
    """Upkeep is seen at a glance; the whole of it stands one link away."""
    lines = [line for line in page_of("stacks").all("p") if "no release for a year" in line.text]

    quiet = {
        companion.title
        for companion in CAST.values()
        if companion.release and (companion.source.checked - companion.release.released).days > 365
    }
    told = {next(iter(line.all("a"))).text for line in lines}
    assert told != set()
    assert told <= quiet


@pytest.mark.parametrize("other", built_in_others().values(), ids=lambda other: other.id)
def test_what_is_not_rated_has_a_line_with_its_release_and_source(page_of: Reading, other: Other) -> None:
    """Name, newest release, a line and where it can be read."""
    (entry,) = [
        each for each in page_of("others").all("li", class_="companion") if each.one("strong").text == other.title
    ]

    words = [other.release.version, plain(other.says), other.source.title]
    assert [word for word in words if word not in entry.text] == []
    assert {other.home, other.source.url} <= {link.attributes["href"] for link in entry.all("a")}


def test_a_framework_that_does_not_exist_is_warned_of(tmp_path: Path) -> None:
    """The warning has the line and the nearest name."""
    built = small_site(tmp_path, {"page.rst": titled("Page", ".. stacks:: flaks")}).run()

    assert (
        "page.rst:4: WARNING: stacks: expected the id of a framework; got 'flaks' (did you mean 'flask'?)"
        in built.warnings
    )
    assert list(read(built.read("page/index.html")).all("div", class_="stacks")) == []
