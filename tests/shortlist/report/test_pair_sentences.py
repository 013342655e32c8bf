"""One sentence for each comparison: which is ahead, and by what."""

import pytest

from shortlist import built_in_model, evaluate, parse_sheet
from shortlist.model.loader import model_of
from shortlist.model.model import AlternativeId
from shortlist.report.pair_sentences import comparison_sentence
from tests.shortlist.workshop import ALL_KNOWN, evaluation, rating, slow_laser, workshop_tables

SAW, AXE, LASER = (AlternativeId(name) for name in ("saw", "axe", "laser"))


@pytest.mark.parametrize(
    ("answers", "head", "pair", "sentence"),
    [
        (
            'speed = "essential"',
            "",
            (SAW, AXE),
            "Saw is ahead of Axe, which has a gap in an essential need: speed.",
        ),
        (
            'speed = "essential"',
            "",
            (AXE, SAW),
            "Saw is ahead of Axe, which has a gap in an essential need: speed.",
        ),
        (
            'speed = "useful"\nforce = "essential"',
            'deciding = ["pace"]',
            (SAW, AXE),
            "Axe is ahead of Saw, which has a gap in an essential need: force.",
        ),
        (
            'speed = "essential"',
            'deciding = ["pace"]',
            (SAW, AXE),
            "Saw is ahead of Axe, which has a gap in what decides: speed.",
        ),
        (
            'speed = "none"\nforce = "none"',
            "",
            (SAW, AXE),
            "Saw and Axe are level: nothing sets them apart.",
        ),
        (
            'speed = "essential"\nforce = "essential"',
            "",
            (SAW, AXE),
            "Saw and Axe are level: as much speaks against one as against the other.",
        ),
        (
            'speed = "essential"',
            'must = ["speed"]',
            (AXE, SAW),
            "Axe is ruled out because it lacks a must-have: speed.",
        ),
        (
            'speed = "essential"\nforce = "essential"',
            'must = ["speed", "force"]',
            (SAW, AXE),
            "Neither Saw nor Axe fits: each lacks a must-have.",
        ),
    ],
    ids=["gap", "turned around", "useful", "deciding", "the same", "as much", "out", "both out"],
)
def test_a_pair_is_told_in_one_sentence(
    answers: str, head: str, pair: tuple[AlternativeId, AlternativeId], sentence: str
) -> None:
    """Whichever way round the two are asked about, the sentence is about the one that is ahead."""
    found = evaluation(f"{ALL_KNOWN}{answers}", head)

    assert comparison_sentence(found.problem, found.so_far, *pair) == sentence


def test_gaps_on_both_sides_are_named_on_both() -> None:
    """Where each has gaps of its own, both are counted, and shared ones are struck."""
    found = evaluation(f'{ALL_KNOWN}speed = "essential"\nforce = "useful"', 'deciding = ["power"]', slow_laser())
    sentence = comparison_sentence(found.problem, found.so_far, SAW, AXE)

    assert sentence.startswith(("Saw is ahead of Axe", "Axe is ahead of Saw"))


@pytest.mark.parametrize(
    ("power", "sentence"),
    [
        ("strong", "Saw is ahead of Laser, which may have a gap in an essential need: speed."),
        ("weak", "Saw is ahead of Laser, which has or may have gaps in two essential needs: speed and force."),
    ],
)
def test_what_is_disputed_is_not_told_as_certain(power: str, sentence: str) -> None:
    """The evidence leaves open whether the laser is as slow as the axe: that it is, is no more than possible."""
    tables = workshop_tables()
    tables["alternatives/saw.toml"]["ratings"]["power"] = rating("high", "strong")
    tables["alternatives/laser.toml"]["ratings"] = {
        "pace": rating("low", "weak", "fair", "strong"),
        "power": rating("high", power),
    }
    found = evaluation(f'{ALL_KNOWN}speed = "essential"\nforce = "essential"', "", model_of(tables))

    assert comparison_sentence(found.problem, found.so_far, SAW, LASER) == sentence


@pytest.mark.parametrize(
    ("pace", "end"),
    [("months", "."), ("weeks", ", too little for the time you have.")],
)
def test_less_practice_is_called_too_little_only_where_a_release_is_near(pace: str, end: str) -> None:
    """A team with months ahead is not told that it has no time to learn."""
    answers = f'productive-by = "{pace}"\nexperience-django = "production"\nexperience-flask = "never"\n'
    found = evaluate(built_in_model(), parse_sheet(f"[answers]\n{answers}", built_in_model()))
    sentence = comparison_sentence(found.problem, found.so_far, AlternativeId("django"), AlternativeId("flask"))

    assert sentence == f"Django is ahead of Flask: your team has less practice with Flask{end}"


def test_practice_is_named_among_other_drawbacks() -> None:
    """Where want of practice weighs as much as something else, both are named; practice weighs in two places."""
    answers = 'experience-fastapi = "tried"\nexperience-flask = "never"\nproductive-by = "later"\n'
    needs = 'team-size = "several"\napi = "others"\npython = "old"\n'
    found = evaluate(built_in_model(), parse_sheet(f"[answers]\n{answers}{needs}", built_in_model()))

    assert comparison_sentence(found.problem, found.so_far, AlternativeId("fastapi"), AlternativeId("flask")) == (
        "FastAPI is ahead of Flask, which has friction in two useful things: "
        "one structure for all and your team's experience."
    )


def test_what_is_worse_of_the_first_is_not_told_of_the_other() -> None:
    """Never used weighs heavier than tried, so what decides is the rest: the sentence tells the drawback, not that."""
    model = built_in_model()
    answers = 'real-time = "core"\nexperience-fastapi = "tried"\nexperience-litestar = "never"\n'
    found = evaluate(model, parse_sheet(f'[answers]\n{answers}productive-by = "months"', model))
    litestar, fastapi = AlternativeId("litestar"), AlternativeId("fastapi")

    assert comparison_sentence(found.problem, found.so_far, litestar, fastapi) == (
        "Litestar is ahead of FastAPI, which has friction in an essential need: live connections (broadcast across"
        " processes); your team's experience speaks against Litestar, and weighs no more."
    )


def test_practice_of_which_nothing_was_said_is_not_called_little() -> None:
    """What is assumed of one of which nothing was said is told as unsaid."""
    model = built_in_model()
    found = evaluate(model, parse_sheet('[answers]\nexperience-flask = "production"', model))
    flask, django = AlternativeId("flask"), AlternativeId("django")

    assert comparison_sentence(found.problem, found.so_far, flask, django) == (
        "Flask is ahead of Django: you have not said what your team knows of Django."
    )
