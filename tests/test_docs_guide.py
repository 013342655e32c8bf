"""Everything that the model names has its place in the built guide, once, and with ways to and from it."""

import re
from functools import cache
from pathlib import Path

import pytest

from shortlist import Degree, built_in_model
from shortlist.services.cast import built_in_cast
from tests.shortlist_sphinx.reading import Element, read
from tests.support.house import ROOT
from tests.support.html import page_at, pages_of

MODEL = built_in_model()
CRITERIA = list(MODEL.criteria.values())
QUESTIONS = list(MODEL.questions.values())
ALTERNATIVES = sorted(MODEL.alternatives)
RATINGS = [(each, criterion) for each in ALTERNATIVES for criterion in MODEL.alternatives[each].ratings]
LEVELS = [(f"criterion-{each.id}", level) for each in CRITERIA for level in each.levels]
LEVELS += [(f"question-{each.id}", level) for each in QUESTIONS for level in each.levels]
SOURCES = [path for path in sorted((ROOT / "docs").rglob("*.md")) if "_build" not in path.parts]
TERM = re.compile(r"^(?P<term>\S[^\n]*)\n {2,}\S", re.MULTILINE)


@cache
def element(path: Path) -> Element:
    """Return a built page as a tree of elements."""
    return read(path.read_text(encoding="utf-8"))


def plain(text: str) -> str:
    """Return a sentence of the data as it reads on a page."""
    return text.replace("`", "")


def home_of(site: Path, anchor: str) -> Path:
    """Return the only page that has an anchor."""
    (page,) = [path for path in pages_of(site) if anchor in page_at(path).ids]
    return page


def links_to(site: Path, ending: str) -> list[Path]:
    """Return the pages that link to an address with this ending."""
    return [path for path in pages_of(site) if any(link.endswith(ending) for link in page_at(path).links)]


def terms() -> list[str]:
    """Return every entry of the glossary."""
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    block = re.search(r"(?s)```+\{glossary\}\n(.*?)```", text)
    return [found["term"] for found in TERM.finditer(block[1])] if block else []


@pytest.mark.parametrize("alternative", ALTERNATIVES)
def test_every_framework_has_a_profile_of_its_name(built_site: Path, alternative: str) -> None:
    """The profile stands at the address of the framework's id, and the overview leads there."""
    page = built_site / "frameworks" / alternative / "index.html"

    assert home_of(built_site, f"framework-{alternative}") == page
    assert any(f"{alternative}/" in link for link in page_at(built_site / "frameworks" / "index.html").links)


def test_every_criterion_is_explained_once_on_the_page_of_its_step(subtests: pytest.Subtests, built_site: Path) -> None:
    """Its anchor leads to a heading with a paragraph of prose before the card."""
    for criterion in CRITERIA:
        with subtests.test(criterion.id):
            page = home_of(built_site, f"criterion-{criterion.id}")
            section = section_of(element(page), f"criterion-{criterion.id}")

            own = [each for each in section.children if isinstance(each, Element)]
            prose = [each for each in own if each.tag == "p" and len(each.text) > 80]
            assert page == built_site / "decide" / criterion.step / "index.html"
            assert prose != []
            assert [each for each in own if "criterion-card" in each.attributes.get("class", "")] != []


def section_of(page: Element, anchor: str) -> Element:
    """Return the innermost section in which an anchor stands."""
    around = [section for section in page.all("section") if list(section.all(id=anchor))]
    return around[-1]


def test_every_criterion_is_named_once_in_the_sources(subtests: pytest.Subtests) -> None:
    """Two paragraphs about one criterion would come to differ."""
    for criterion in CRITERIA:
        with subtests.test(criterion.id):
            named = [
                path.relative_to(ROOT).as_posix()
                for path in SOURCES
                for _ in re.findall(rf"\{{criterion\}} {criterion.id}$", path.read_text(encoding="utf-8"), re.MULTILINE)
            ]

            assert named == [f"docs/decide/{criterion.step}.md"]


def test_every_level_is_shown_with_its_meaning(subtests: pytest.Subtests, built_site: Path) -> None:
    """Where a criterion or a question is explained, each of its levels says what one would see."""
    for anchor, level in LEVELS:
        with subtests.test(f"{anchor} {level.id}"):
            around = section_of(element(home_of(built_site, anchor)), anchor).text

            assert plain(level.label) in around
            assert plain(level.means) in around


def test_every_question_is_explained_on_its_step_and_asked_in_the_checklist(
    subtests: pytest.Subtests, built_site: Path
) -> None:
    """The explanation leads into the checklist at the question."""
    for question in QUESTIONS:
        with subtests.test(question.id):
            page = home_of(built_site, f"question-{question.id}")

            assert page == built_site / "decide" / question.step / "index.html"
            assert question.id in page_at(built_site / "checklist" / "index.html").ids
            assert f"../../checklist/#{question.id}" in page_at(page).links


def test_every_rating_stands_in_its_profile_and_is_led_to(subtests: pytest.Subtests, built_site: Path) -> None:
    """The paragraph about a criterion leads to each rating on it, and each rating leads back."""
    for alternative, criterion in RATINGS:
        with subtests.test(f"{alternative} {criterion}"):
            anchor = f"rating-{alternative}-{criterion}"
            profile = home_of(built_site, anchor)

            assert profile == built_site / "frameworks" / alternative / "index.html"
            assert home_of(built_site, f"criterion-{criterion}") in links_to(built_site, f"#{anchor}")
            assert profile in links_to(built_site, f"#criterion-{criterion}")


@pytest.mark.parametrize("degree", [each for each in Degree if each], ids=lambda degree: degree.id)
def test_every_degree_is_told_with_the_method(built_site: Path, degree: Degree) -> None:
    """The page about the method holds each degree of an argument at its anchor."""
    assert home_of(built_site, f"rule-{degree.id}") == built_site / "method" / "index.html"


def test_everyone_of_the_supporting_cast_has_an_entry(subtests: pytest.Subtests, built_site: Path) -> None:
    """Each package and server stands on the page of the supporting cast."""
    for companion in built_in_cast():
        with subtests.test(companion):
            page = built_site / "frameworks" / "supporting-cast" / "index.html"

            assert home_of(built_site, f"cast-{companion}") == page


@pytest.mark.parametrize("step", MODEL.steps)
def test_every_step_has_a_page(built_site: Path, step: str) -> None:
    """The page of a step stands at the address of its id."""
    assert (built_site / "decide" / step / "index.html").is_file()


def test_the_glossary_has_entries() -> None:
    """The check below is not passing over nothing."""
    assert len(terms()) > 10


def test_every_term_of_the_glossary_is_used(subtests: pytest.Subtests, built_site: Path) -> None:
    """A term stands in the glossary and at least one other page leads there."""
    for term in terms():
        with subtests.test(term):
            glossary = built_site / "glossary" / "index.html"
            anchor = next(
                each.attributes["id"]
                for each in element(glossary).all("dt")
                if each.text.removesuffix("\u00b6") == plain(term)
            )

            assert [path for path in links_to(built_site, f"#{anchor}") if path != glossary] != []


@pytest.mark.parametrize("drawn", ["level-chart", "decision-tables", "all-evidence", "comparison"])
def test_what_is_drawn_for_everything_at_once_has_a_page(built_site: Path, drawn: str) -> None:
    """Chart, tables, evidence and comparison are part of the guide."""
    assert [path for path in pages_of(built_site) if f'class="{drawn}"' in path.read_text(encoding="utf-8")] != []
