"""A site with our settings knows where it stands: hosted, from a shallow clone, anywhere, and without git."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.support.guide import GENERATED, addresses, build, element, metas, run_sphinx
from tests.support.house import ROOT
from tests.support.html import page_at

CANONICAL = "https://guide.example/en/stable/"
READTHEDOCS = {
    "READTHEDOCS_CANONICAL_URL": CANONICAL,
    "READTHEDOCS_GIT_CLONE_URL": "https://github.com/ada/guide.git",
    "READTHEDOCS_GIT_IDENTIFIER": "main",
}
PAGES = {
    "index.md": "# Home\n\nThis is where readers begin, and where they choose a way in.\n\n"
    "```{toctree}\n:caption: Understand\n\nparts/index\ncontributing/index\nglossary\n```\n",
    "parts/index.md": "# Parts\n\nEach part has a page of its own, below this one.\n\n```{toctree}\none\n```\n",
    "parts/one.md": "# One\n\nHere is a sentence about {term}`ASGI`, and it is long enough to describe a page.\n",
    "contributing/index.md": "# Contribute\n\nHow to mend a page, in as many words as a description needs.\n",
    "glossary.md": "# Words\n\nWords that need to be explained, each in a sentence or two.\n\n"
    "```{glossary}\nASGI\n  An agreement between server and application. It is younger than WSGI.\n```\n",
}
"""A site with our settings and a few pages, quick to build."""
DAY = "2024-02-03T23:30:00-02:00"
"""When its pages were last changed: already the fourth of February by universal time."""
AUTHOR = ("-c", "user.name=Ada", "-c", "user.email=ada@guide.example", "-c", "commit.gpgsign=false")


def git(folder: Path, *arguments: str) -> None:
    """Run git in a folder, with commits made on a known day."""
    dates = {"GIT_AUTHOR_DATE": DAY, "GIT_COMMITTER_DATE": DAY}
    subprocess.run(["git", *AUTHOR, *arguments], cwd=folder, check=True, capture_output=True, env=os.environ | dates)


def write_sources(folder: Path) -> Path:
    """Write the little site: our settings, extensions, templates and styles, and its own pages."""
    docs = folder / "docs"
    for part in ("_extensions", "_static", "_templates"):
        shutil.copytree(ROOT / "docs" / part, docs / part, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("conf.py", "public.toml"):
        shutil.copy(ROOT / "docs" / file, docs)
    wrong = (ROOT / "docs" / "404.md").read_text(encoding="utf-8")
    wrong = re.sub(r"\[([^]]+)\]\((?:checklist|comparison|frameworks).*?\)", r"\1", wrong)  # pages that it lacks
    for name, page in {**PAGES, "404.md": wrong}.items():
        (docs / name).parent.mkdir(exist_ok=True)
        (docs / name).write_text(page, encoding="utf-8")
    return docs


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the little site, all of it committed on one day, after an earlier commit."""
    folder = tmp_path_factory.mktemp("little")
    docs = write_sources(folder)
    git(folder, "init", "--quiet")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "Begin")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "Write")
    return docs


@pytest.fixture(scope="module")
def hosted(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the little site as Read the Docs does, and return its folder."""
    out = tmp_path_factory.mktemp("hosted") / "site"
    build(sources, out, **READTHEDOCS)
    return out


@pytest.fixture(scope="module")
def local(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the little site from a shallow clone that stands nowhere, and return its folder."""
    place = tmp_path_factory.mktemp("local")
    git(place, "clone", "--quiet", "--depth", "1", sources.parent.as_uri(), "clone")
    build(place / "clone" / "docs", place / "site")
    return place / "site"


def test_a_page_without_words_fails_the_build(tmp_path: Path) -> None:
    """A page that says nothing of itself is named, with what to write."""
    docs = write_sources(tmp_path)
    (docs / "parts" / "one.md").write_text("# One\n\n{.wide}\n![A mark](../_static/mark.svg)\n", encoding="utf-8")
    (docs / "glossary.md").write_text("# One\n\n- A list.\n", encoding="utf-8")

    ran = run_sphinx(docs, tmp_path / "site", "dirhtml")

    assert ran.returncode == 1
    assert "glossary.md: WARNING: the page has no description: begin it with a paragraph" in ran.stderr


def test_a_wrong_address_shows_a_page_that_works_at_any_depth(hosted: Path) -> None:
    """The page for wrong addresses loads its style, and leads home, from the root of the host."""
    page = page_at(hosted / "404" / "index.html")
    own = [each for each in page.loads + page.links if not each.startswith(("http", "#", "data:"))]

    assert "/en/stable/glossary/" in page.links
    assert [each for each in own if not each.startswith("/en/stable/")] == []


def test_a_site_map_names_the_pages_of_a_hosted_site(hosted: Path) -> None:
    """Search engines get the address of each page with the day of its last change."""
    space = {"": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    urls = ET.parse(hosted / "sitemap.xml").findall("url", space)  # noqa: S314  # we wrote the file

    assert {each.findtext("loc", None, space) for each in urls} == {
        CANONICAL + address for address in addresses(hosted) - GENERATED
    }
    assert {(each.findtext("lastmod", "", space))[:10] for each in urls} == {"2024-02-04"}


def test_a_link_to_a_hosted_page_is_previewed_in_its_own_words(hosted: Path) -> None:
    """Those who show a preview of a link get title, address and the description that the page gives itself."""
    page = hosted / "parts" / "one" / "index.html"

    assert metas(page, property="og:title") == ["One"]
    assert metas(page, property="og:url") == [f"{CANONICAL}parts/one/"]
    assert metas(page, property="og:description") == metas(page, name="description")


def test_a_hosted_page_leads_to_its_source(hosted: Path) -> None:
    """*Edit this page* opens the page's file where the repository is known."""
    links = element(hosted / "parts" / "one" / "index.html").all("a", rel="edit")

    expected = "https://github.com/ada/guide/edit/main/docs/parts/one.md"
    assert {link.attributes["href"] for link in links} == {expected}


def test_a_page_that_stands_nowhere_names_its_source(local: Path) -> None:
    """*Edit this page* leads to how that is done, beside the name of the file."""
    page = element(local / "parts" / "one" / "index.html")
    (link,) = page.all("a", rel="edit")

    assert link.attributes["href"] == "../../contributing/"
    assert "docs/parts/one.md" in page.text


def test_a_site_built_anywhere_knows_its_public_addresses(sources: Path, tmp_path: Path) -> None:
    """What docs/public.toml says leads to the source and to the published page, without a host that says so."""
    docs = shutil.copytree(sources, tmp_path / "docs")
    known = {
        "repository": "https://code.example/ada/guide",
        "site": CANONICAL.rstrip("/"),
        "security": "",
        "conduct": "",
    }
    lines = [f'{name} = "{address}"' for name, address in known.items()]
    (docs / "public.toml").write_text("\n".join(lines), encoding="utf-8")

    build(docs, tmp_path / "site")
    page = element(tmp_path / "site" / "parts" / "one" / "index.html")
    edits = {link.attributes["href"] for link in page.all("a", rel="edit")}

    assert [link.attributes["href"] for link in page.all("link", rel="canonical")] == [f"{CANONICAL}parts/one/"]
    assert edits == {f"{known['repository']}/edit/main/docs/parts/one.md"}
    assert (tmp_path / "site" / "sitemap.xml").is_file()


def test_a_page_says_when_it_last_changed(hosted: Path) -> None:
    """The day is that of the page's last commit by universal time, wherever and whenever it is built."""
    page = element(hosted / "parts" / "one" / "index.html")

    assert [each.text for each in page.all("span", class_="last-changed")] == ["Page last changed on 4 February 2024."]


def test_a_shallow_clone_builds_and_claims_no_day(local: Path) -> None:
    """A page whose history is cut off says nothing about its age, and the build does not complain."""
    assert list(element(local / "parts" / "one" / "index.html").all("span", class_="last-changed")) == []


def test_a_folder_without_git_builds_the_same_twice(tmp_path: Path) -> None:
    """Without a repository there is no day, no complaint, and nothing that depends on the clock."""
    docs = write_sources(tmp_path)
    for name in ("first", "second"):
        build(docs, tmp_path / name, GIT_CEILING_DIRECTORIES=str(tmp_path.parent))

    first, second = ((tmp_path / name / "parts" / "one" / "index.html").read_bytes() for name in ("first", "second"))
    assert first == second
    assert b"last changed" not in first


def test_a_link_to_the_glossary_shows_what_the_word_means(local: Path) -> None:
    """The first sentence of the entry is the link's title."""
    links = element(local / "parts" / "one" / "index.html").all("a")
    (word,) = [each for each in links if each.attributes.get("href", "").endswith("glossary/#term-ASGI")]

    assert word.attributes["title"] == "An agreement between server and application."
