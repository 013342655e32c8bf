"""The directive ``framework-facts`` draws everything that is known about one framework."""

import pytest

from shortlist.model.model import AlternativeId, CriterionId
from tests.shortlist_sphinx.conftest import Reading
from tests.shortlist_sphinx.guide import ALTERNATIVES, MODEL, RATINGS
from tests.shortlist_sphinx.words import plain


def test_a_rating_stands_with_all_its_evidence(subtests: pytest.Subtests, page_of: Reading) -> None:
    """Level, meaning, reason, source and day stand at the rating's anchor."""
    for alternative, criterion in RATINGS:
        with subtests.test(f"{alternative} {criterion}"):
            rating = MODEL.alternatives[AlternativeId(alternative)].ratings[CriterionId(criterion)]
            levels = [MODEL.criteria[CriterionId(criterion)].levels[position] for position in rating.positions]

            entry = page_of(f"profile-{alternative}").one("li", id=f"rating-{alternative}-{criterion}")

            words = [
                rating.because,
                rating.source.title,
                *[each.label for each in levels],
                *[each.means for each in levels],
            ]
            assert [each for each in words if plain(each) not in entry.text] == []
            assert not rating.source.url or list(entry.all("a", href=rating.source.url)) != []
            assert next(entry.all("time")).attributes["datetime"] == rating.source.checked.isoformat()


def test_a_rating_leads_to_the_paragraph_about_its_criterion(subtests: pytest.Subtests, page_of: Reading) -> None:
    """What a level is about is explained one click away."""
    for alternative, criterion in RATINGS:
        with subtests.test(f"{alternative} {criterion}"):
            entry = page_of(f"profile-{alternative}").one("li", id=f"rating-{alternative}-{criterion}")

            assert entry.one("a", class_="rating-criterion").attributes["href"] == f"../criteria/#criterion-{criterion}"


@pytest.mark.parametrize("alternative", ALTERNATIVES)
def test_a_profile_holds_every_fact(page_of: Reading, alternative: str) -> None:
    """Facts that no rule uses stand beside the ratings, each with its kind."""
    page = page_of(f"profile-{alternative}")

    facts = MODEL.alternatives[AlternativeId(alternative)].facts
    words = [word for kind, fact in facts.items() for word in (MODEL.fact_kinds[kind].title, fact.value)]
    assert [word for word in words if plain(word) not in page.text] == []


@pytest.mark.parametrize("alternative", ALTERNATIVES)
def test_the_anchor_of_a_framework_is_the_top_of_its_profile(page_of: Reading, alternative: str) -> None:
    """Whoever follows a framework's name begins to read at the title."""
    section = next(page_of(f"profile-{alternative}").all("section"))

    first = next(each for each in section.children if not isinstance(each, str))

    assert first.attributes.get("id") == f"framework-{alternative}"
