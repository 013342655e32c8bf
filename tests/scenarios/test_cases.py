"""Sheets as people fill them in: what somebody who knows the four would say, and what teams chose in public records."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from shortlist import AlternativeId, Evaluation, built_in_model, evaluate, read_sheet
from shortlist.method.exact.components import assignments
from shortlist.method.so_far import so_far_in
from shortlist.model.model import frozen
from shortlist.report.pair_sentences import comparison_sentence

CASES = Path(__file__).parent / "cases"

PROFILES: Mapping[str, tuple[set[str], ...]] = {
    "veteran-alone": ({"django"},),
    "inference-api": ({"fastapi"},),
    "public-portal": ({"django"},),
    "chat": ({"fastapi"}, {"fastapi", "litestar"}),
    "small-typed-api": ({"fastapi"},),
    "functions": ({"fastapi"},),
    "old-python": ({"flask"},),
    "health": ({"django"},),
    "image-service": ({"fastapi"}, {"flask"}, {"fastapi", "flask"}),
}
"""Who is in front so far, or one of several fronts that are as good an answer."""

CHOSEN = {
    "grants-api": "flask",
    "audit-api": "django",
    "screening": "django",
    "packaging-api": "fastapi",
    "community": "litestar",
    "model-gateway": "fastapi",
    "document-intelligence": "fastapi",
    "tailored-documents": "django",
    "sensors": "flask",
    "records": "django",
    "cloud-costs": "fastapi",
}
"""What the team of each record chose; the sheets hold what their records say and nothing else."""

FEWEST_AGREEING = 9


def evaluated(kind: str, name: str) -> Evaluation:
    """Return what the sheet of a case leads to."""
    return evaluate(built_in_model(), read_sheet(CASES / kind / f"{name}.toml", built_in_model()))


def front_of(kind: str, name: str) -> set[str]:
    """Return who is in front so far."""
    return set(evaluated(kind, name).so_far.outcome.members)


def test_every_case_is_held_to_something() -> None:
    """No sheet lies beside the tests unread."""
    apart = {"first-project", "own-schema", "documents", "gateway-in-weeks", "live-editor"}

    assert {path.stem for path in (CASES / "profiles").iterdir()} == PROFILES.keys() | apart
    assert {path.stem for path in (CASES / "records").iterdir()} == CHOSEN.keys()


@pytest.mark.parametrize("name", sorted(PROFILES))
def test_a_profile_says_what_an_expert_says(name: str) -> None:
    """In front so far is whoever somebody who knows the four would name first."""
    assert front_of("profiles", name) in PROFILES[name]


def test_six_weeks_and_nobody_knows_any_is_no_tie() -> None:
    """With every question answered, beginners get one or two, and not all four."""
    assert len(front_of("profiles", "first-project")) in (1, 2)


@pytest.mark.parametrize("name", ["own-schema", "documents"])
def test_a_data_layer_of_their_own_takes_credit_from_django(name: str) -> None:
    """Where the schema stays or is no relational one, an admin on its own data layer puts nobody alone in front."""
    assert front_of("profiles", name) != {"django"}


def test_never_having_used_it_is_said_where_the_release_is_weeks_away() -> None:
    """The want of practice stands against what the team has never used, as a gap."""
    found = evaluated("profiles", "gateway-in-weeks")
    django = AlternativeId("django")
    others = AlternativeId("fastapi"), AlternativeId("litestar")
    sentences = [comparison_sentence(found.problem, found.so_far, django, other) for other in others]

    assert all(
        "too little for the time you have" in sentence or "Your team knows it" in sentence for sentence in sentences
    )


def test_an_essential_admin_outweighs_the_friction_of_an_add_on() -> None:
    """Litestar is not alone in front of an editor that people use together and whose staff need screens."""
    assert front_of("profiles", "live-editor") != {"litestar"}


@pytest.mark.parametrize("name", sorted(CHOSEN))
def test_a_thin_sheet_leads_to_one_or_two(name: str) -> None:
    """What a record states, and nothing else, is enough for one or two in front so far."""
    assert len(front_of("records", name)) in (1, 2)


def test_most_teams_chose_who_is_in_front_or_close_behind() -> None:
    """In most records the choice is among those who are in front or close behind so far."""
    agreeing = [
        name
        for name, chosen in CHOSEN.items()
        if chosen in (*evaluated("records", name).so_far.outcome.members, *evaluated("records", name).so_far.close)
    ]

    assert len(agreeing) >= FEWEST_AGREEING


def settled(name: str) -> Evaluation:
    """Return what the sheet of a profile leads to where all that it leaves open is not needed."""
    model = built_in_model()
    sheet = read_sheet(CASES / "profiles" / f"{name}.toml", model)
    lowest = {key: (question.levels[0].id,) for key, question in model.questions.items()}
    return evaluate(model, replace(sheet, answers=frozen({**lowest, **sheet.answers})))


@pytest.mark.parametrize("name", ["chat", "image-service", "documents"])
def test_close_behind_are_those_who_are_so_however_disputed_evidence_turns_out(name: str) -> None:
    """Where all is answered, disputed ratings alone make worlds; close are those whom nobody beats in any of them."""
    found = settled(name)
    each = [so_far_in(found.problem, world) for world in assignments(found.problem.domains, found.problem.domains)]

    assert found.is_settled
    assert {one.outcome for one in each} == {found.outcome}
    assert set(found.close) == set.intersection(*(set(one.close) for one in each))


def test_frictions_on_both_sides_are_named_on_both() -> None:
    """Where each of two has some of its own, the sentence counts and names them all."""
    found = settled("image-service")

    told = comparison_sentence(found.problem, found.so_far, AlternativeId("fastapi"), AlternativeId("flask"))

    assert told == (
        "Flask is ahead of FastAPI: FastAPI has friction in two useful things, years of support and low upkeep; "
        "Flask in one, documented APIs."
    )
