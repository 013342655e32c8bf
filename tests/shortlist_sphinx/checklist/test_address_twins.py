"""The address form is written twice, for library and page: both write the same links, and read the same sheets."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from shortlist import FaultsError, Sheet, built_in_model
from shortlist.sheets.address import SAFE, from_fragment, to_fragment
from tests.laws.models import many
from tests.support.node import Answers

MODEL = built_in_model()
LEVELS = {str(question.id): [level.id for level in question.levels] for question in MODEL.questions.values()}
CRITERIA = sorted(map(str, MODEL.criteria))
MUSTS = sorted(str(question.id) for question in MODEL.questions.values() if question.role == "need")
WORDS = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=30)

EMPTY: dict[str, Any] = {"deciding": [], "must": [], "answers": {}}

shared = settings(many, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@pytest.fixture(scope="module")
def page() -> Iterator[Answers]:
    """Give the page's own script, which knows the questions as the page does."""
    answers = Answers("addresses.mjs", {"levels": LEVELS, "criteria": CRITERIA, "musts": MUSTS})
    yield answers
    answers.end()


@st.composite
def fragments(draw: st.DrawFn) -> str:
    """Return a link of known answers: in any order, some between two levels or left to others, some oddly encoded."""
    names = draw(st.dictionaries(st.sampled_from(["title", "member", "service"]), WORDS))
    parts = [f"{key}={quote(name, SAFE)}" for key, name in names.items()]
    for key, ids, most in (("deciding", CRITERIA, 3), ("must", MUSTS, 4)):
        chosen = draw(st.lists(st.sampled_from(ids), max_size=most, unique=True))
        parts += [f"{key}={'|'.join(chosen)}"] if chosen else []
    parts += [f"date={day}" for day in draw(st.lists(st.dates(), max_size=1))]
    for question in draw(st.lists(st.sampled_from(sorted(LEVELS)), unique=True, max_size=6)):
        first, last = sorted(draw(st.tuples(*[st.integers(0, len(LEVELS[question]) - 1)] * 2)))
        levels = draw(st.permutations(LEVELS[question][first : last + 1]))
        parts.append(f"{question}={draw(st.sampled_from(['|'.join(levels), '-']))}")
    return oddly(draw, ";".join(["v1", *draw(st.permutations(parts))]))


def oddly(draw: st.DrawFn, fragment: str) -> str:
    """Write a link as some programs do that pass it on: with a letter encoded, or a mark too many at its end."""
    head, mark, last = fragment.rpartition("=")
    encoded = (
        f"{head}{mark}%{ord(last[0]):02x}{last[1:]}" if mark and last[0].isalpha() and last.isascii() else fragment
    )
    return draw(st.sampled_from([fragment, encoded, f"{fragment};"]))


def read_by_library(fragment: str) -> Sheet | None:
    """Return the sheet of a link, where the library takes it."""
    try:
        return from_fragment(fragment, MODEL)
    except FaultsError:
        return None


def as_seen_by_page(sheet: Sheet) -> dict[str, Any]:
    """Return a sheet as the page holds it."""
    names = {"title": sheet.title, "member": sheet.member, "service": sheet.service, "as_of": sheet.as_of}
    answers: dict[str, Any] = {key: ids[0] if len(ids) == 1 else list(ids) for key, ids in sheet.answers.items()}
    return {
        **{key: str(name) for key, name in names.items() if name is not None},
        "deciding": list(sheet.deciding),
        "must": list(sheet.must),
        "answers": answers | {key: {"abstain": True} for key in sheet.abstained},
    }


@shared
@given(fragment=fragments())
def test_page_and_library_read_and_write_the_same_links(page: Answers, fragment: str) -> None:
    """A link that the library takes leaves nothing aside in the page, and both write it back alike."""
    sheet = read_by_library(fragment)
    assume(sheet is not None)
    assert sheet is not None
    opened = page.ask(decode=fragment)

    day = next((part.removeprefix("date=") for part in fragment.split(";") if part.startswith("date=")), "")
    assert opened == {"sheet": as_seen_by_page(sheet), "day": day, "aside": [], "remarks": []}
    assert page.ask(encode=opened["sheet"]) == (to_fragment(sheet) if opened["sheet"] != EMPTY else "")
